/** A section of a collector's classic configuration, read back from the text. */
interface Section {
  readonly kind: string;
  readonly settings: [key: string, value: string][];
}

/** What follows an expression over a line; JavaScript's own engine unless another is given. */
export type Matcher = (expression: string, line: string) => { [field: string]: string } | undefined;

/** A record that reached an output. */
export interface RoutedRecord {
  readonly output: string;
  readonly fields: { [field: string]: string | number };
}

/** Sections of a configuration. */
export function sectionsOf(text: string): Section[] {
  return text.split(/^(?=\[)/m).map((part) => {
    const [head, ...lines] = part.trim().split('\n');
    return { kind: head.slice(1, -1), settings: lines.map((line) => line.trim()).filter((line) => line !== '').map((line): [string, string] => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]) };
  });
}

export const javaScript: Matcher = (expression, line) => {
  const found = new RegExp(expression).exec(line);
  return found ? { ...found.groups } : undefined;
};

/**
 * Follows the rendered configuration as its documentation says: a rule of rewrite_tag sends a record back to the start under another tag, filters apply in order, an output
 * gets what it matches. Only the filters that we render are known; anything else is refused.
 */
export class LogRouter {
  private readonly main: Section[];
  private readonly parsers: Section[];

  public constructor(files: { readonly main: string; readonly parsers: string }, private readonly matches: Matcher = javaScript) {
    this.main = sectionsOf(files.main);
    this.parsers = sectionsOf(files.parsers);
  }

  /** What becomes of a record. */
  public route(tag: string, record: { [field: string]: string }): RoutedRecord[] {
    let fields: { [field: string]: string | number } = record;
    for (const { settings } of this.main.filter(({ kind }) => kind === 'FILTER').filter((section) => matched(section, tag))) {
      const name = value(settings, 'Name');
      if (name === 'rewrite_tag') {
        const next = this.retagged(settings, fields);
        if (next !== undefined) return this.route(next, fields as { [field: string]: string });
      } else if (name === 'parser') fields = this.parsed(settings, fields);
      else if (name === 'record_modifier') fields = modified(settings, fields);
      else throw new Error(`nobody knows the filter '${name}'`);
    }
    return this.main.filter(({ kind }) => kind === 'OUTPUT').filter((section) => matched(section, tag)).map(({ settings }) => ({ output: value(settings, 'Match') ?? '', fields }));
  }

  private retagged(settings: Section['settings'], fields: { [field: string]: string | number }): string | undefined {
    for (const rule of settings.filter(([key]) => key === 'Rule').map(([, text]) => text.split(' '))) {
      if (rule.length !== 4) throw new Error(`a rule has four words: ${rule.join(' ')}`);
      const [key, expression, tag] = rule;
      const line = fields[key.slice(1)];
      if (typeof line === 'string' && this.matches(expression, line)) return tag;
    }
    return undefined;
  }

  private parsed(settings: Section['settings'], fields: { [field: string]: string | number }): { [field: string]: string | number } {
    const parser = this.parsers.find((each) => value(each.settings, 'Name') === value(settings, 'Parser'));
    if (parser === undefined) throw new Error(`nobody knows the parser '${value(settings, 'Parser')}'`);
    const key = value(settings, 'Key_Name') ?? '';
    const found = this.matches(value(parser.settings, 'Regex') ?? '', String(fields[key]));
    if (found === undefined) return fields;
    const figures = (value(parser.settings, 'Types') ?? '').split(' ').map((each) => each.split(':')[0]);
    const { [key]: _line, ...rest } = fields;
    return { ...rest, ...Object.fromEntries(Object.entries(found).map(([name, text]) => [name, figures.includes(name) ? Number(text) : text])) };
  }
}

function modified(settings: Section['settings'], fields: { [field: string]: string | number }): { [field: string]: string | number } {
  const allowed = settings.filter(([key]) => key === 'Allowlist_key').map(([, name]) => name);
  const added = settings.filter(([key]) => key === 'Record').map(([, text]) => text.split(' '));
  return { ...Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.includes(name))), ...Object.fromEntries(added) };
}

const value = (settings: Section['settings'], key: string): string | undefined => settings.find(([name]) => name === key)?.[1];

function matched({ settings }: Section, tag: string): boolean {
  const pattern = value(settings, 'Match') ?? '';
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.\\$^()+?[\]{}|]/g, '\\$&')).join('.*')}$`).test(tag);
}
