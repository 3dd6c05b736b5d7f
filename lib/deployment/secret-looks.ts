import { isToken } from './tokens';

/** What stands in place of a secret. */
export const NOT_SHOWN = '(not shown)';

/**
 * Texts that are secrets by their look: Hub, AWS, OpenAI, GitHub and Slack tokens, private keys, web tokens (RFC 7519), headers of RFC 6750 and RFC 7617,
 * secret parameters of an address, headers with keys, secret fields of JSON, assignments to what is called a secret.
 */
const LOOKS = [
  /\bhf_[A-Za-z0-9]{20,}/g, /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, /\bsk-[A-Za-z0-9_-]{20,}/g, /\bgh[pousr]_[A-Za-z0-9]{30,}/g, /\bxox[abprs]-[A-Za-z0-9-]{10,}/g,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g, /\beyJ[\w-]{8,512}\.eyJ[\w-]{8,4096}\.[\w-]{8,1024}/g, /\bBearer\s{1,9}[A-Za-z0-9._~+/-]{16,}/g, /\bBasic\s{1,9}(?=[a-z+/]{0,64}[A-Z0-9=])[A-Za-z0-9+/]{12,}={0,2}/g,
  /[?&](?:access_token|auth_token|token|api_?key|password|secret|sig|signature|X-Amz-Signature|X-Amz-Security-Token)=[^&\s'"]+/gi,
  /\b[\w-]{0,40}(?:api[_-]?key|password|passwd|passphrase|secret|secret[_-]key|access[_-]key|private[_-]key)=(?![$({<'"\s])[^\s,;&'"]+/gi,
  /\b(?:(?:proxy-)?authorization|[\w-]{0,20}api-key|x-auth-token|private-token)\s{0,9}[:=]\s{0,9}(?!(?:(?:Bearer|Basic|Token)(?:\s{1,9}|%20))?[$({<%'"\s])[^\s,;'"][^,;'"]{3,512}/gi,
  /"token"\s{0,9}:\s{0,9}"(?![$<{])[^"]+"/gi,
  /"[\w-]{0,40}(?:api[_-]?key|password|passwd|secret|secret[_-]access[_-]key|private[_-]key|(?:access|auth|hf|bearer)[_-]token)"\s{0,9}:\s{0,9}"[^"]+"/gi,
];

/** Name and password in an address; a reference in place of the password is none. */
const CREDENTIALS = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/?#@:'"]{0,256}:[^\s/?#@'"]{1,512})@/gi;

/** A value that is looked up elsewhere: a token of the CDK, a dynamic reference of CloudFormation, a variable of a shell or of Kubernetes. */
const REFERENCE = /Token\[|\{\{resolve:|^\$[({][\w.-]+[)}]$/;

/** Names of variables and fields that hold secrets. Counts of tokens, public keys, prefixes of keys and the folder of a shell (PWD) are none. */
const NAMED = [
  /(^|[_-])(TOKEN|API[_-]?KEYS?|PASSWORDS?|PASSWD|PASSPHRASE|PASS|SECRETS?|CREDENTIALS?)$/i,
  /(^|[_-])(ACCESS|PRIVATE|SECRET|ENCRYPTION|SIGNING|MASTER|ACCOUNT|OPENAI|ANTHROPIC|AZURE|COHERE|GEMINI|GOOGLE|MISTRAL|WANDB|NGC)[_-]KEYS?$/i,
  /(^|[_-])(API|AUTH|ACCESS|BEARER|HF|HUB|SECRET)[_-]TOKENS$/i,
  /(^|[_-])(REDIS|REDISCLI|BASIC|HTTP|PROXY|REGISTRY|DOCKER)[_-]AUTH$/i,
  /(?<!^OLD)[_-]PWD$/i,
];

/** Flags that hold secrets; a flag that ends in `token` may as well name a token of the vocabulary. */
const NAMED_FLAG = /^--?([\w.]+-)*(api-?key|password|passwd|secret|(secret-)?access-key|private-key|credentials?|(hf|hub|access|auth|bearer|api)-token)$/i;

/** True for a text that only says where the secret is. */
export const isReference = (text: string): boolean => text === '' || REFERENCE.test(text);

/** True for a reference that somebody would have to resolve; a token of the CDK is resolved before anything is written. */
export const isUnresolved = (text: string): boolean => text !== '' && isReference(text) && !isToken(text);

/** True for the name of a variable that holds a secret. */
export const isSecretName = (name: string): boolean => NAMED.some((pattern) => pattern.test(name));

/** True for a value that looks like a secret, and for one whose variable says so. */
export function looksSecret(value: string, name = ''): boolean {
  return hidden(value) !== value || isSecretName(name);
}

/** True for a flag that takes a secret, by its sound or because an engine says so. */
export const isSecretFlag = (flag: string, known: ReadonlySet<string>): boolean => known.has(flag) || NAMED_FLAG.test(flag.replaceAll('_', '-'));

/** The text without anything that looks like a secret. */
export function hidden(text: string): string {
  const unlike = LOOKS.reduce((rest, look) => rest.replace(look, NOT_SHOWN), text);
  if (!unlike.includes('://')) return unlike;
  return unlike.replace(CREDENTIALS, (whole, scheme: string, credentials: string) => {
    const password = credentials.slice(credentials.indexOf(':') + 1);
    return isReference(password) ? whole : scheme;
  });
}
