#!/bin/bash
# Writes both live versions of the API key to memory; the guard reads them again by itself.
set -euo pipefail
umask 077
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

# Prints the version that a stage names; a stage that does not exist is empty, any other failure ends the run.
version() {
  local complaint
  # what the client says beside the key, such as a warning, is no part of it
  if { complaint=$(aws secretsmanager get-secret-value --secret-id "$LLM_KEYS_SECRET" --version-stage "$1" --query SecretString --output text 2>&1 1>&3); } 3>&1; then
    return 0
  elif [[ $1 == AWSPREVIOUS && $complaint == *ResourceNotFoundException* ]]; then
    return 0
  else
    log "cannot read the stage $1 of the secret" >&2
    return 1
  fi
}

keep() {
  local file=$LLM_KEYS_FOLDER/$1 value=$2
  if [[ -z $value ]]; then
    rm -f "$file"
  elif [[ ! -e $file || $(< "$file") != "$value" ]]; then
    printf '%s\n' "$value" > "$file.new"
    chown "$LLM_GUARD_USER:$LLM_GUARD_GROUP" "$file.new"
    chmod 0400 "$file.new"
    mv "$file.new" "$file"
  fi
}

mkdir -p "$LLM_KEYS_FOLDER"
chown "$LLM_GUARD_USER:$LLM_GUARD_GROUP" "$LLM_KEYS_FOLDER"
chmod 0500 "$LLM_KEYS_FOLDER"
current=$(version AWSCURRENT)
previous=$(version AWSPREVIOUS)
keep current "$current"
keep previous "$previous"
