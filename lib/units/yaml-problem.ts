/** What a YAML library says of a mistake, in one line and without what stands in the file: tags, aliases and left-over text may be secrets. */
export function yamlProblem({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === 'TAG_RESOLVE_FAILED') return 'a tag that is none of YAML\'s core';
  return message.split('\n')[0].split(/: |:$/)[0].replace(/^(Invalid escape sequence|Unknown directive) .*/, '$1');
}
