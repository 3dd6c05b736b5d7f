/** Who takes spans of requests. */
export interface TracesProps {
  /** Address that takes them by OTLP over gRPC, such as `http://otel-collector.monitoring:4317`. It lets the service in by its network: nothing secret is sent. */
  readonly endpoint: string;
}
