import { shellCommands, type CommandWord } from './shell-words';
import { ArgumentValue, EngineFact, type ArgumentRow, type EngineTraces } from './traces';

/** A variable of a container. */
export interface ContainerVariable {
  readonly name: string;
  /** @default - it comes from somewhere that is not at hand */
  readonly value?: string;
  /** Field of the container. */
  readonly at: CommandWord['at'];
}

/** What starts in a container, as its author wrote it. */
export interface ContainerText {
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: readonly ContainerVariable[];
}

/** One thing that was said. */
export interface ReadArgument {
  /** The flag or variable as it was spelled; empty for a plain word. */
  readonly spelling: string;
  /** Its words. @default - a variable whose value is not at hand */
  readonly values?: string[];
  /** Field of the container. */
  readonly at: CommandWord['at'];
}

/** An engine that starts in a container, and what it was told. */
export interface ReadCommand {
  readonly traces: EngineTraces;
  /** False when the image is the engine's, and something else starts in it. */
  readonly serves: boolean;
  /** What is known, by fact; the last one said wins. */
  readonly facts: ReadonlyMap<EngineFact, ReadArgument>;
  /** Every flag, known or not. */
  readonly flags: ReadArgument[];
  /** True when a shell stays between the container and the engine. */
  readonly behindShell: boolean;
}

const SHELL = /^(\/usr)?(\/bin\/)?(ba|da|a|z|k)?sh$/;

/** The engine of a container, by its command or else by its image. */
export function readCommand(tables: readonly EngineTraces[], container: ContainerText): ReadCommand | undefined {
  const commands = commandsOf(container);
  for (const traces of tables) {
    for (const { words, behindShell } of commands) {
      const start = startOf(traces, words);
      if (start !== undefined) return readArguments(traces, words.slice(start), { container, behindShell });
    }
  }
  const traces = tables.find(({ images }) => images.some((name) => isImage(container.image, name)));
  if (!traces) return undefined;
  const bare = traces.imageStarts && container.command.length === 0;
  return bare
    ? readArguments(traces, commands[0]?.words ?? [], { container, behindShell: false })
    : { traces, serves: false, facts: new Map(), flags: [], behindShell: false };
}

/** The last words of a repository, whatever mirror stands before them. */
function isImage(image: string, name: string): boolean {
  const repository = image.split('@')[0].replace(/:[^/]*$/, '');
  return repository === name || repository.endsWith(`/${name}`);
}

interface Started {
  readonly words: CommandWord[];
  readonly behindShell: boolean;
}

function commandsOf({ command, args, env }: ContainerText): Started[] {
  const words: CommandWord[] = [
    ...command.map((text, index) => ({ text, at: ['command', index] })),
    ...args.map((text, index) => ({ text, at: ['args', index] })),
  ];
  const values = new Map(env.flatMap(({ name, value }): [string, string][] => (value === undefined ? [] : [[name, value]])));
  const option = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const script = option > 0 && SHELL.test(words[option - 1].text.trim()) || option > 0 && SHELL.test(words[0].text) ? words[option + 1] : undefined;
  if (!script) return [{ words: words.map((word) => ({ ...word, text: substituted(word.text, values) })), behindShell: false }];
  const commands = shellCommands(substituted(script.text, values), script.at);
  return commands.map((found) => {
    const plain = found.map((word) => ({ ...word, text: expanded(word.text, values) }));
    note(plain, values);
    // a shell hands its place over to a lone command, and to one that says so
    return { words: plain, behindShell: commands.length > 1 && plain[0].text !== 'exec' };
  });
}

/** Assignments count for what follows. */
function note(words: readonly CommandWord[], values: Map<string, string>): void {
  const own = words[0]?.text === 'export' ? words.slice(1) : words;
  for (const { text } of own) {
    const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
    if (name === undefined) return;
    if (isKnown(value)) values.set(name, value);
  }
}

/** `$(NAME)` as Kubernetes puts it in before anything starts. */
function substituted(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\(([A-Za-z_]\w*)\)/g, (whole, name: string) => values.get(name) ?? whole);
}

/** `$NAME`, `${NAME}` and `${NAME:-value}` as a shell puts them in. */
function expanded(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:\{([A-Za-z_]\w*)(?::?-([^}]*))?\}|([A-Za-z_]\w*))/g, (whole, braced: string | undefined, otherwise: string | undefined, bare: string | undefined) =>
    values.get(braced ?? bare ?? '') ?? otherwise ?? whole);
}

/** False for a text that something else fills in later. */
export function isKnown(text: string): boolean {
  return !/\$[({A-Za-z_]|\{\{|^<.*>$/.test(text);
}

/** Where the arguments begin, when these words start the engine. */
function startOf({ programs }: EngineTraces, words: readonly CommandWord[]): number | undefined {
  for (const program of programs) {
    const wanted = program.split(' ');
    const found = words.findIndex((_, index) => wanted.every((part, offset) => isProgram(words[index + offset]?.text, part)));
    if (found >= 0) return found + wanted.length;
  }
  return undefined;
}

function isProgram(word: string | undefined, part: string): boolean {
  return word === part || (word !== undefined && word.startsWith('/') && word.endsWith(`/${part}`));
}

function readArguments(traces: EngineTraces, words: readonly CommandWord[], { container, behindShell }: { container: ContainerText; behindShell: boolean }): ReadCommand {
  const facts = new Map<EngineFact, ReadArgument>();
  for (const { name, value, at } of container.env) {
    const row = traces.variables.find(({ spellings }) => spellings.includes(name));
    if (row) facts.set(row.fact, { spelling: name, at, ...(value !== undefined && { values: [value] }) });
  }
  const flags: ReadArgument[] = [];
  for (let i = 0; i < words.length; i++) {
    const { text, at } = words[i];
    if (!text.startsWith('-')) {
      if (i === 0 && traces.positionalModel) facts.set(EngineFact.MODEL, { spelling: '', values: [text], at });
      continue;
    }
    const [spelling, inline] = splitFlag(text);
    const row = traces.flags.find((candidate) => candidate.spellings.some((known) => sameFlag(known, spelling)));
    const followers = inline !== undefined ? [inline] : followersOf(words, i, row);
    flags.push({ spelling, values: followers, at });
    if (row) facts.set(row.fact, { spelling, values: followers, at });
  }
  return { traces, serves: true, facts, flags, behindShell };
}

function splitFlag(text: string): [spelling: string, inline?: string] {
  const cut = text.indexOf('=');
  return cut < 0 ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
}

const sameFlag = (a: string, b: string): boolean => a.replaceAll('_', '-') === b.replaceAll('_', '-');

function followersOf(words: readonly CommandWord[], index: number, row?: ArgumentRow): string[] {
  const rest = words.slice(index + 1);
  const end = rest.findIndex(({ text }) => text.startsWith('-') && !/^-\d/.test(text));
  const values = (end < 0 ? rest : rest.slice(0, end)).map(({ text }) => text);
  if (row?.takes === ArgumentValue.NONE) return [];
  return row?.takes === ArgumentValue.MANY ? values : values.slice(0, 1);
}
