import type { EngineEndpoints } from './engine';

/** The body of the smallest request that yields a token, for a served model. */
export function generationBodyFor({ generationBody }: EngineEndpoints, servedName: string): string {
  return JSON.stringify({ ...JSON.parse(generationBody), model: servedName });
}
