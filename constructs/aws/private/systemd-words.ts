const ESCAPES: { [character: string]: string } = {
  '\\': '\\\\',
  '"': '\\"',
  '%': '%%',
  $: '$$',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const PLAIN = /^[A-Za-z0-9_./:=,@+-]+$/;

/** One word of an ExecStart= line that systemd hands over as it is: no specifier, variable or quote in it takes effect. */
export function systemdWord(word: string): string {
  if (PLAIN.test(word)) return word;
  return `"${word.replace(/[\\"%$\n\r\t]/g, (character) => ESCAPES[character])}"`;
}

/** One `NAME=value` of an Environment= line; variables are not expanded there, so a dollar stays single. */
export function systemdAssignment(name: string, value: string): string {
  const text = `${name}=${value}`;
  return PLAIN.test(text) ? text : `"${text.replace(/[\\"%\n\r\t]/g, (character) => ESCAPES[character])}"`;
}

/** One line of an EnvironmentFile=; the same line means the same to a shell that sources it. */
export function environmentLine(name: string, value: string): string {
  return `${name}="${value.replace(/[\\"$`]/g, (character) => `\\${character}`)}"`;
}

const UNESCAPES: { [letter: string]: string } = { n: '\n', r: '\r', t: '\t' };

/** The words that systemd would make of an ExecStart= value; variables stay as they are written. */
export function systemdWords(line: string): string[] {
  const text = line.replace(/\\\n/g, ' ');
  const words = text.match(/(?:"(?:\\.|[^"\\])*"|[^\s"])+/g) ?? [];
  return words.map((word) => word
    .replace(/"((?:\\.|[^"\\])*)"/g, (_, inner: string) => inner.replace(/\\(.)/g, (__, letter: string) => UNESCAPES[letter] ?? letter))
    .replace(/%%/g, '%')
    .replace(/\$\$/g, '$'));
}
