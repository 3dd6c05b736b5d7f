/** One line of an exposition. */
export interface Sample {
  readonly name: string;
  readonly labels: { readonly [label: string]: string };
  readonly value: number;
  /** By the `TYPE` comment. @default - untyped */
  readonly type?: string;
}

/** Reads the text that a metrics path answers. */
export function samplesOf(text: string): Sample[] {
  const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name, type]));
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [, name, labels = '', value] = /^([^{\s]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return { name, labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [label, text])), value: Number(value), type: types.get(name.replace(/_(bucket|count|sum)$/, '')) ?? types.get(name) };
  });
}

/** A rule of `metric_relabel_configs`. */
interface RelabelRule {
  readonly source_labels: string[];
  readonly regex: string;
  readonly action?: 'keep';
  readonly target_label?: string;
  readonly replacement?: string;
}

/** What is left of a series after all rules, as Prometheus applies them: patterns match the whole text. Nothing when it was dropped. */
export function relabelled(labels: { readonly [label: string]: string }, rules: readonly RelabelRule[]): { [label: string]: string } | undefined {
  return rules.reduce<{ [label: string]: string } | undefined>((left, { source_labels, regex, action, target_label = '', replacement = '' }) => {
    if (!left) return undefined;
    const matches = new RegExp(`^(?:${regex})$`).test(source_labels.map((label) => left[label] ?? '').join(';'));
    if (action === 'keep') return matches ? left : undefined;
    return matches ? { ...left, [target_label]: replacement } : left;
  }, { ...labels });
}
