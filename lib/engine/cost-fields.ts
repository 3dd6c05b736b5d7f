/** Fields of a request body that multiply what one request costs. */
export interface CostFields {
  /** Numbers of answers: more than 1 is refused. */
  readonly counts: string[];

  /** Switches and references that may only be off: false or null. */
  readonly off: string[];

  /** Prompts: a text, or a list with one text or the numbers of one prompt. */
  readonly prompts: string[];
}

/** Those of the OpenAI API, and the beam search that engines add to it. A response in the background leaves its place, and one that goes on from another brings text that no limit saw. */
export const OPENAI_COST_FIELDS: CostFields = {
  counts: ['n', 'best_of'],
  off: ['use_beam_search', 'background', 'previous_response_id'],
  prompts: ['prompt'],
};
