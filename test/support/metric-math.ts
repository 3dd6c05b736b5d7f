/** A query as target tracking is told it. */
export interface MathQueryInput {
  readonly id: string;
  readonly expression?: string;
  readonly returned: boolean;
}

/** A value of one moment; nothing when there is no data point. */
type Value = number | undefined;

/**
 * Metric math of one moment, as far as it is used here: numbers, ids, + - * /, comparisons, IF and FILL.
 * What is missing makes whatever is computed from it missing, but for FILL (docs.aws.amazon.com, using-metric-math, read 2026-11-25).
 */
export function evaluate(queries: readonly MathQueryInput[], metrics: { readonly [id: string]: Value }): Value {
  const values: { [id: string]: Value } = { ...metrics };
  for (const { id, expression } of queries) if (expression !== undefined) values[id] = new Reader(expression, values).whole();
  return values[queries.find(({ returned }) => returned)?.id ?? ''];
}

const OPERATORS: { [sign: string]: (a: number, b: number) => number } = {
  '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '>': (a, b) => Number(a > b), '<': (a, b) => Number(a < b),
};

const LEVELS = [['>', '<'], ['+', '-'], ['*', '/']];

class Reader {
  private readonly words: string[];

  public constructor(private readonly text: string, private readonly values: { readonly [id: string]: Value }) {
    this.words = text.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?|[-+*/()<>,]/g) ?? [];
  }

  public whole(): Value {
    const value = this.level(0);
    if (this.words.length > 0) throw new TypeError(`nobody reads '${this.words.join(' ')}' of '${this.text}'`);
    return value;
  }

  private level(at: number): Value {
    if (at === LEVELS.length) return this.atom();
    let left = this.level(at + 1);
    while (LEVELS[at].includes(this.words[0])) {
      const operator = OPERATORS[this.next()];
      const right = this.level(at + 1);
      left = left === undefined || right === undefined ? undefined : operator(left, right);
    }
    return left;
  }

  private atom(): Value {
    const word = this.next();
    if (word === '(') return this.inner(this.level(0));
    if (/^\d/.test(word)) return Number(word);
    if (this.words[0] !== '(') return this.known(word);
    const [first, ...rest] = this.list();
    if (word === 'FILL') return first ?? rest[0];
    if (word === 'IF') return first === undefined ? undefined : rest[first === 0 ? 1 : 0];
    throw new TypeError(`metric math has no ${word} here`);
  }

  /** Everything between brackets. */
  private list(): Value[] {
    const values: Value[] = [];
    do {
      this.next();
      values.push(this.level(0));
    } while (this.words[0] === ',');
    this.inner(undefined);
    return values;
  }

  private inner(value: Value): Value {
    if (this.next() !== ')') throw new TypeError(`a bracket stays open in '${this.text}'`);
    return value;
  }

  private known(id: string): Value {
    if (!(id in this.values)) throw new TypeError(`there is no query '${id}'`);
    return this.values[id];
  }

  private next(): string {
    return this.words.shift() ?? '';
  }
}
