export * from './lib';
export * as aws from './constructs/aws';
export * as k8s from './constructs/k8s';
