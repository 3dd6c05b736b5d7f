import { OPENAI_COST_FIELDS } from './cost-fields';
import type { EngineEndpoints } from './engine';

/** How a server of the whole OpenAI API is asked for one token, and by which fields a request says how much it wants. Completions need no chat template. */
export const OPENAI_GENERATION: Pick<EngineEndpoints, 'generationPath' | 'generationBody' | 'outputTokenFields' | 'costFields'> = {
  generationPath: '/v1/completions',
  generationBody: JSON.stringify({ prompt: '1', max_tokens: 1, temperature: 0 }),
  outputTokenFields: ['max_tokens', 'max_completion_tokens', 'max_output_tokens'],
  costFields: OPENAI_COST_FIELDS,
};
