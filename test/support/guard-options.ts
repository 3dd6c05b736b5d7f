import { OPENAI_COST_FIELDS } from '../../lib/engine/cost-fields';
import type { GuardOptions } from '../../lib/framework/guard';

/** A guard's options with small figures, for tests. */
export function guardOptions(changes: Partial<GuardOptions> = {}): GuardOptions {
  return {
    port: 8080,
    adminPort: 8081,
    engineHost: '127.0.0.1',
    enginePort: 8000,
    endpoints: {
      livenessPath: '/health',
      readinessPath: '/health',
      checksModelName: true,
      healthByGeneration: false,
      metricsPath: '/metrics',
      apiPaths: ['/v1/models', '/v1/chat/completions', '/v1/completions'],
      controlPaths: ['/pause', '/resume', '/invocations', '/load', '/version', '/tokenize'],
      generationBody: '{"model":"m","prompt":"1","max_tokens":1}',
      generationPath: '/v1/completions',
      refusedBodyFields: ['chat_template', 'chat_template_kwargs'],
      outputTokenFields: ['max_tokens', 'max_completion_tokens'],
      costFields: OPENAI_COST_FIELDS,
    },
    admittedRequests: 4,
    queuedRequests: 2,
    maxBodyBytes: 2 ** 20,
    maxOutputTokens: 4096,
    keysPath: '/run/guard/keys',
    configPath: '/etc/guard',
    idle: { clientSeconds: 400, loadBalancerSeconds: 360, guardSeconds: 330, longestSilenceSeconds: 300, guardKeepAliveSeconds: 370, engineKeepAliveSeconds: 380 },
    total: { longestGenerationSeconds: 200, routeSeconds: 260 },
    drain: { deregistrationSeconds: 20, generationSeconds: 200, teardownSeconds: 10, totalSeconds: 230 },
    ...changes,
  };
}
