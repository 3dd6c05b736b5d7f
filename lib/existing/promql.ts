/** A metric in an expression, with the labels it is matched by. */
export interface MetricUse {
  readonly name: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

/** What can be told of a PromQL expression without evaluating it. */
export interface ReadExpression {
  readonly metrics: readonly MetricUse[];
  /** Functions and aggregations, in order. */
  readonly calls: readonly string[];
  /** Labels that results are grouped by. */
  readonly groupedBy: readonly string[];
}

const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\[[^\]]*\]|\{[^}]*\}|[a-zA-Z_:][\w:]*|\d[\w.]*|[()]|[^\s]/g;

const GROUPING = ['by', 'without', 'on', 'ignoring', 'group_left', 'group_right'];
const KEYWORDS = ['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan', 'start', 'end'];

/** Reads an expression as far as metrics, labels and calls go. Comments are dropped; what is no PromQL yields little, and never fails. */
export function readExpression(text: string): ReadExpression {
  const tokens = text.replace(/#[^\n"]*$/gm, '').match(TOKEN) ?? [];
  const [metrics, calls, groupedBy]: [MetricUse[], string[], string[]] = [[], [], []];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (/^[a-zA-Z_:]/.test(token)) {
      const lower = token.toLowerCase();
      if (GROUPING.includes(lower)) {
        const list = tokens[i + 1] === '(' ? groupAfter(tokens, i + 2) : [];
        if (lower === 'by') groupedBy.push(...list);
        i += tokens[i + 1] === '(' ? list.length + 2 + Math.max(0, list.length - 1) : 0;
      } else if (tokens[i + 1] === '(') calls.push(lower);
      else if (tokens[i + 1] !== undefined && GROUPING.includes(tokens[i + 1].toLowerCase()) && AGGREGATIONS.includes(lower)) calls.push(lower);
      else if (!KEYWORDS.includes(lower)) metrics.push({ name: token, labels: matchersOf(tokens[i + 1]) });
    } else if (token.startsWith('{') && !/^[a-zA-Z_:]/.test(tokens[i - 1] ?? '')) {
      const labels = matchersOf(token);
      const name = labels.find((label) => label.name === '__name__')?.value.replace(/^\^|\$$/g, '');
      if (name !== undefined && /^[\w:]+$/.test(name)) metrics.push({ name, labels });
    }
  }
  return { metrics, calls, groupedBy };
}

/** Aggregations that leave one series for each group. */
export const AGGREGATIONS = ['sum', 'avg', 'max', 'min', 'count', 'quantile', 'stddev', 'stdvar', 'group', 'topk', 'bottomk', 'count_values'];

function groupAfter(tokens: readonly string[], start: number): string[] {
  const end = tokens.indexOf(')', start);
  return tokens.slice(start, end < 0 ? undefined : end).filter((token) => token !== ',');
}

function matchersOf(token: string | undefined): { name: string; value: string }[] {
  if (!token?.startsWith('{')) return [];
  return [...token.matchAll(/([a-zA-Z_][\w.]*)\s*(?:=~|!~|!=|=)\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)/g)]
    .map(([, name, double, single, back]) => ({ name, value: double ?? single ?? back ?? '' }));
}
