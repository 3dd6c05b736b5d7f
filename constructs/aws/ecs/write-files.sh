#!/bin/bash
# Writes the files of a task from its environment, and opens its folders to the users of its containers.
#
#   LLM_FOLDERS  a line for each folder that containers write to
#   LLM_FILES    a line for each file: path, text or base64, SHA-256, and the variables that hold its parts
#   LLM_KEYS     a line for each key: path, and the variable that holds it
set -euo pipefail
umask 022

# Each part has lost its last newline.
joined() {
  local name
  for name in "$@"; do printf '%s\n' "${!name}"; done
}

while read -r folder; do
  if [[ -n $folder ]]; then chmod 1777 "$folder"; fi
done < <(printf '%s\n' "$LLM_FOLDERS")

while read -r path encoding digest names; do
  if [[ -z $path ]]; then continue; fi
  read -ra parts < <(printf '%s\n' "$names")
  if [[ $encoding == base64 ]]; then joined "${parts[@]}" | base64 --decode > "$path.new"; else joined "${parts[@]}" > "$path.new"; fi
  printf '%s  %s\n' "$digest" "$path.new" | sha256sum --check --status || { printf 'llm-serving-files: %s is not what was rendered\n' "$path" >&2; exit 1; }
  chmod 0555 "$path.new"
  mv "$path.new" "$path"
done < <(printf '%s\n' "$LLM_FILES")

while read -r path name; do
  if [[ -z $path ]]; then continue; fi
  joined "$name" > "$path.new"
  chmod 0444 "$path.new"
  mv "$path.new" "$path"
done < <(printf '%s\n' "$LLM_KEYS")
