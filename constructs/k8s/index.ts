export * from './decided-inference-service';
export * from './decided-service';
export * from './inference-service';
export * from './model-volume';
export * from './monitors';
export * from './policies';
export * from './service-endpoint';
export * from './workload';
