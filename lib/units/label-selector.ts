/** Texts by the label that carries them. */
type Labels = { readonly [label: string]: string };

/** Labels as Prometheus writes and selects them: `{proxy="engine"}`; patterns match a whole value. */
export function labelSelector(labels: Labels, patterns: Labels = {}): string {
  return `{${[...matchers(labels, '='), ...matchers(patterns, '=~')].join(',')}}`;
}

function matchers(labels: Labels, sign: string): string[] {
  return Object.entries(labels).map(([label, value]) => `${label}${sign}"${value.replace(/[\\"]/g, '\\$&')}"`);
}
