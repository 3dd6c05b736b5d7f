/** Labels as Prometheus writes and selects them: `{proxy="engine"}`. */
export function labelSelector(labels: { readonly [label: string]: string }): string {
  return `{${Object.entries(labels).map(([label, value]) => `${label}="${value.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
