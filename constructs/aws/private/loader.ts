import { Token } from 'aws-cdk-lib';
import { LlmServingError } from '../../../lib/error';
import type { BoxFile } from './box-files';
import { chunksOf } from './chunks';
import { sha256 } from './digest';
import { environmentLine } from './systemd-words';

/** A part of a file, kept under a name made of its own digest. */
export interface BoxPart {
  readonly name: string;
  readonly text: string;
}

/** A text as it is kept: its digest, and the parts it is joined from. */
export interface KeptText {
  readonly encoding: string;
  readonly digest: string;
  readonly parts: BoxPart[];
}

/** A file, and how its text is kept. */
export interface BoxManifestEntry extends KeptText {
  readonly file: BoxFile;
}

/** Hex digits of a digest that a name carries. */
const NAME_DIGITS = 24;

/** Cuts files into parts; equal parts get equal names. What is `known` is not cut again, what is new joins it. */
export function manifestOf(files: readonly BoxFile[], known: Map<string, KeptText>): BoxManifestEntry[] {
  return files.map((file) => {
    const kept = known.get(file.text) ?? keptTextOf(file.text);
    known.set(file.text, kept);
    return { file, ...kept };
  });
}

function keptTextOf(text: string): KeptText {
  const { encoding, parts } = chunksOf(text);
  return { encoding, digest: sha256(text), parts: parts.map((part) => ({ name: sha256(part).slice(0, NAME_DIGITS), text: part })) };
}

/** What the loader is told. */
export interface LoaderInput {
  readonly entries: BoxManifestEntry[];
  /** Path of the parts; may be a deploy-time value. */
  readonly partsPath: string;
  readonly region: string;
  /** What only the deployment knows, by variable; values may be deploy-time values. */
  readonly environment: { [name: string]: string };
  /** How to reach AWS from here: a forward proxy, certificate authorities. */
  readonly network: { [name: string]: string };
}

/** The script that a new box starts with: it reads every file, checks it against the digest it carries itself, and starts the service. */
export function loaderScript({ entries, partsPath, region, environment, network }: LoaderInput): string {
  const puts = entries.map(({ file, encoding, digest, parts }) => ['put', file.path, file.mode, encoding, digest, ...parts.map(({ name }) => name)].join(' '));
  return `#!/bin/bash
# Reads the files of this service, checks them and starts it. Holds names and digests only.
set -Eeuo pipefail
umask 022
export AWS_DEFAULT_REGION=${region}
${Object.entries(network).map(([name, value]) => `export ${environmentLine(name, value)}\n`).join('')}install -d -m 0755 /etc/llm-serving /opt/llm-serving
cat > /etc/llm-serving/deploy.env <<'LLM_END'
${deployLines({ AWS_DEFAULT_REGION: region, ...network, ...environment })}
LLM_END
token=$(curl --fail --silent --noproxy '*' --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
instance=$(curl --fail --silent --noproxy '*' --header "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/instance-id)
echo "LLM_INSTANCE_ID=$instance" > /etc/llm-serving/instance.env
# shellcheck source=/dev/null
source /etc/llm-serving/deploy.env
trap 'aws cloudformation signal-resource --stack-name "$LLM_STACK_ID" --logical-resource-id "$LLM_GROUP_LOGICAL_ID" --unique-id "$instance" --status FAILURE || true' ERR
part() {
  local try
  for try in 1 2 3 4 5 6; do
    aws ssm get-parameter --name "${partsPath}/$1" --query Parameter.Value --output text && return
    sleep $((try * 3))
  done
  return 1
}
put() {
  local path=$1 mode=$2 encoding=$3 digest=$4 name text
  shift 4
  install -d -m 0755 "$(dirname "$path")"
  : > "$path.new"
  for name in "$@"; do
    text=$(part "$name")
    printf '%s\\n' "$text" >> "$path.new"
  done
  if [[ $encoding == base64 ]]; then
    base64 --decode "$path.new" > "$path.raw"
    mv "$path.raw" "$path.new"
  fi
  echo "$digest  $path.new" | sha256sum --check --status
  chmod "$mode" "$path.new"
  mv "$path.new" "$path"
}
${puts.join('\n')}
systemctl daemon-reload
systemctl enable --quiet llm-serving.target
systemctl start --no-block llm-serving.target
`;
}

/** Bytes of user data before encoding (EC2 API: 16 KB). */
const USER_DATA_BYTES = 16 * 1024;

/** Room that one deploy-time value may take. */
const DEPLOY_TIME_BYTES = 200;

/** Refuses user data that the API would refuse; every token counts as a long value. */
export function checkUserData(script: string, tokens: number): void {
  const bytes = Buffer.byteLength(script, 'utf8') + tokens * DEPLOY_TIME_BYTES;
  if (bytes > USER_DATA_BYTES) throw new LlmServingError('LimitExceeded', `user data of ${bytes} bytes is more than the ${USER_DATA_BYTES} that an instance takes`);
}

function deployLines(values: { [name: string]: string }): string {
  return Object.entries(values).map(([name, value]) => (Token.isUnresolved(value) ? `${name}="${value}"` : environmentLine(name, value))).join('\n');
}
