import { parser } from '@prometheus-io/lezer-promql';

/** A metric that a query reads, and the labels that it demands to be equal. */
export interface Selected {
  readonly metric: string;
  readonly labels: { readonly [label: string]: string };
}

/** Every selector of a query, by the grammar of Prometheus itself; a text that is no query throws. */
export function selectorsOf(query: string): Selected[] {
  const found: Selected[] = [];
  const text = ({ from, to }: { from: number; to: number }): string => query.slice(from, to);
  parser.parse(query).iterate({
    enter: (node) => {
      if (node.type.isError) throw new TypeError(`no PromQL at ${node.from}: ${query}`);
      if (node.name !== 'VectorSelector') return;
      const name = node.node.getChild('Identifier');
      const matchers = node.node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
      const equal = matchers.filter((matcher) => matcher.getChild('MatchOp')?.firstChild?.name === 'EqlSingle');
      const labels = equal.map((matcher) => [text(matcher.getChild('LabelName') ?? matcher), JSON.parse(text(matcher.getChild('StringLiteral') ?? matcher))]);
      found.push({ metric: name ? text(name) : '', labels: Object.fromEntries(labels) });
    },
  });
  return found;
}
