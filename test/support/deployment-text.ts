/** A small, sound deployment; `extra` is appended, `drop` leaves lines out. */
export function deploymentText({ name = 'chat', extra = '', replace = {} as { [line: string]: string } } = {}): string {
  const lines = [
    'apiVersion: llm-serving/v1',
    `name: ${name}`,
    'profile: dev',
    'platforms: [ec2, kubernetes]',
    'model: { id: Qwen/Qwen3-8B, revision: b968826d9c46dd6066d109eabc6255188de91218 }',
    'engine: { name: vllm }',
    'hardware: { instanceType: g6e.2xlarge }',
    'workload: { inputTokens: 1500, outputTokens: 300, contextTokens: 8192 }',
    'aws: { region: us-east-1 }',
  ];
  const changed = lines.map((line) => {
    const key = Object.keys(replace).find((start) => line.startsWith(`${start}:`));
    return key === undefined ? line : replace[key];
  });
  return `${[...changed, extra].filter((line) => line !== '').join('\n')}\n`;
}
