export * from './inference-service';
export * from './ecs/inference-service';
