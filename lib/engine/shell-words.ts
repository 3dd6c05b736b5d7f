/** A word of a command, and where it stands in its container. */
export interface CommandWord {
  readonly text: string;
  /** Field of the container, such as `args`, 2. */
  readonly at: readonly (string | number)[];
}

/** Words that end a command. */
const SEPARATOR = /^(\|\||&&|;;|[;|&\n()])/;

/** The commands of a shell script as words: quotes, continued lines and comments are taken away, nothing is run. */
export function shellCommands(script: string, at: CommandWord['at']): CommandWord[][] {
  const commands: CommandWord[][] = [[]];
  let word: string | undefined;
  const end = () => {
    if (word !== undefined) commands[commands.length - 1].push({ text: word, at });
    word = undefined;
  };
  for (let i = 0; i < script.length;) {
    const rest = script.slice(i, i + 2);
    const quoted = quotedAt(script, i);
    if (rest === '\\\n') i += 2;
    else if (rest[0] === '\\' && rest.length === 2) [word, i] = [(word ?? '') + rest[1], i + 2];
    else if (quoted) [word, i] = [(word ?? '') + quoted.text, quoted.next];
    else if (rest[0] === '#' && word === undefined) i = lineEnd(script, i);
    else if (SEPARATOR.test(rest) && !isRedirection(script, i)) {
      end();
      commands.push([]);
      i += SEPARATOR.exec(rest)?.[0].length ?? 1;
    } else if (/\s/.test(rest[0])) {
      end();
      i += 1;
    } else [word, i] = [(word ?? '') + rest[0], i + 1];
  }
  end();
  return commands.filter((words) => words.length > 0);
}

/** The `&` of `2>&1` or `&>file` ends nothing. */
function isRedirection(script: string, at: number): boolean {
  return script[at] === '&' && (script[at - 1] === '>' || script[at + 1] === '>');
}

/** A quoted or substituted stretch that begins here, without its quotes. */
function quotedAt(script: string, start: number): { text: string; next: number } | undefined {
  const [first, second] = [script[start], script[start + 1]];
  if (first === '\'') return upTo(script, start + 1, '\'');
  if (first === '"') return doubleQuoted(script, start + 1);
  if (first === '$' && (second === '(' || second === '{')) {
    const close = script.indexOf(second === '(' ? ')' : '}', start);
    const next = close < 0 ? script.length : close + 1;
    return { text: script.slice(start, next), next };
  }
  return undefined;
}

function upTo(script: string, start: number, quote: string): { text: string; next: number } {
  const found = script.indexOf(quote, start);
  const close = found < 0 ? script.length : found;
  return { text: script.slice(start, close), next: close + 1 };
}

function doubleQuoted(script: string, start: number): { text: string; next: number } {
  const parts: string[] = [];
  let i = start;
  while (i < script.length && script[i] !== '"') {
    if (script[i] !== '\\') parts.push(script[i++]);
    else {
      if (script[i + 1] !== '\n') parts.push(/["\\$`]/.test(script[i + 1] ?? '') ? script[i + 1] : script.slice(i, i + 2));
      i += 2;
    }
  }
  return { text: parts.join(''), next: i + 1 };
}

function lineEnd(script: string, start: number): number {
  const found = script.indexOf('\n', start);
  return found < 0 ? script.length : found;
}
