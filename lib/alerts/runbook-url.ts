/** Where the pages about alerts stand. */
const RUNBOOKS = 'https://github.com/cdk-llm-serving/cdk-llm-serving/blob/main/docs/runbooks';

/** The page about an alert: what it means, where to look, what mends it. */
export function runbookUrl(code: string): string {
  return `${RUNBOOKS}/${code}.md`;
}
