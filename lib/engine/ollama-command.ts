import type { EngineCommand, EngineOptions } from './engine-options';

const PROGRAM = '/bin/ollama';

/** Files of the import. */
const SCRIPT = 'import.sh';
const MODELFILE = 'Modelfile';

/** The process; its image binds every interface unless told otherwise. */
export function ollamaCommand(options: EngineOptions, homePath: string): EngineCommand {
  return {
    command: [PROGRAM],
    args: ['serve'],
    env: envOf(options, homePath),
    files: { [SCRIPT]: importScript(options), [MODELFILE]: modelfile(options) },
    preparation: ['/bin/bash', `${options.configPath}/${SCRIPT}`],
  };
}

function envOf(options: EngineOptions, homePath: string): { [name: string]: string } {
  return {
    HOME: homePath,
    OLLAMA_HOST: `${options.host}:${options.port}`,
    OLLAMA_MODELS: options.storePath,
    OLLAMA_CONTEXT_LENGTH: String(options.contextTokens),
    OLLAMA_NUM_PARALLEL: String(options.maxSequences),
    OLLAMA_LOAD_TIMEOUT: `${Math.ceil(options.readySeconds)}s`,
    OLLAMA_FLASH_ATTENTION: '1',
    ...(options.tuning.kvCacheDtype !== undefined && { OLLAMA_KV_CACHE_TYPE: options.tuning.kvCacheDtype }),
    // loaded once and kept: by default it is thrown out after five minutes
    OLLAMA_KEEP_ALIVE: '-1',
    OLLAMA_MAX_LOADED_MODELS: '1',
    // nothing leaves the machine, and nothing is fetched
    OLLAMA_NO_CLOUD: '1',
    OLLAMA_NOPRUNE: '1',
  };
}

/** What is set for every request; the line that names the file is written by the import, which finds it. */
function modelfile({ contextTokens }: EngineOptions): string {
  // an answer has no end by itself unless it is told one (docs/modelfile.mdx)
  return `PARAMETER num_ctx ${contextTokens}\nPARAMETER num_predict ${contextTokens}\n`;
}

/** Takes the one verified file into the store under every served name. Its server needs the same port that the engine uses later. */
function importScript({ modelPath, configPath, servedNames }: EngineOptions): string {
  return `#!/bin/bash
set -euo pipefail
shopt -s nullglob
files=(${modelPath}/*.gguf)
if ((\${#files[@]} != 1)); then
  echo "expected one GGUF file in ${modelPath}, found \${#files[@]}" >&2
  exit 1
fi
{ printf 'FROM %s\\n' "\${files[0]}"; cat ${configPath}/${MODELFILE}; } > /tmp/${MODELFILE}
${PROGRAM} serve &
server=$!
trap 'kill "$server" 2> /dev/null || true' EXIT
until ${PROGRAM} list > /dev/null 2>&1; do
  kill -0 "$server"
  sleep 1
done
for name in ${servedNames.join(' ')}; do ${PROGRAM} create "$name" --file /tmp/${MODELFILE}; done
`;
}
