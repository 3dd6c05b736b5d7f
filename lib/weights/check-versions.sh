#!/usr/bin/env bash
# Compares what a bucket serves now with a pinned list of object versions, and demands that each is under Object Lock.
# Needs bash >= 5, coreutils and aws. Writes nothing but its own scratch.
#
#   LLM_SOURCE           s3://bucket/prefix/
#   LLM_VERSIONS_DIGEST  sha256 of object-versions.txt below it, 64 hex digits
#   LLM_WORKERS          objects asked for at once (4)
#   Also honoured: AWS_ENDPOINT_URL AWS_REGION HTTPS_PROXY AWS_CA_BUNDLE
#
# Exit: 0 what is served is what was listed; 130, 143 stopped by SIGINT, SIGTERM; else one line on stderr:
#   2 USAGE     an input is missing or malformed      14 EXTRA      an unlisted object is served
#   3 TOOL      a program is missing or too old       15 SIZE       an object is shorter or longer than listed
#  10 SOURCE    the bucket cannot be asked            16 HASH       an object has another checksum than listed
#  11 DIGEST    the list is not the pinned one        21 VERSION    another version is served than listed
#  12 LIST      the list or an answer is illegal      22 RETENTION  no Object Lock retention runs on an object
#  13 MISSING   a listed object is not served
set -euo pipefail
export LC_ALL=C AWS_PAGER='' AWS_RETRY_MODE="${AWS_RETRY_MODE:-standard}"
umask 077

readonly LIST=object-versions.txt MANIFEST=manifest.sha256
readonly SOURCE="${LLM_SOURCE:-}" DIGEST="${LLM_VERSIONS_DIGEST:-}" WORKERS="${LLM_WORKERS:-4}"
readonly MOST_LIST_BYTES=16777216 SHOWN=3
declare -A EXIT_CODES=([USAGE]=2 [TOOL]=3 [SOURCE]=10 [DIGEST]=11 [LIST]=12 [MISSING]=13 [EXTRA]=14 [SIZE]=15 [HASH]=16
  [VERSION]=21 [RETENTION]=22)
declare -a NAMES=() PROBLEMS=()
declare -A SIZE=() VERSION=() ETAG=() SUM=() SERVED=()
BUCKET='' PREFIX='' SCRATCH=''

log() { printf 'llm-serving-gate: %s\n' "$*"; }

# One line, without the user part of any URL.
one_line() {
  local text="${1//[$'\n\r\t']/ }"
  while [[ $text =~ ://[^/@\ ]+@ ]]; do text="${text/"${BASH_REMATCH[0]}"/://}"; done
  printf '%s' "${text:0:600}"
}

fail() {
  printf 'llm-serving-gate: error %s: %s\n' "$1" "$(one_line "$2")" >&2
  exit "${EXIT_CODES[$1]}"
}

cleanup() {
  local pid
  for pid in $(jobs -p); do kill -KILL "$pid" 2>/dev/null || true; done
  [[ -z $SCRATCH ]] || rm -rf -- "$SCRATCH"
}

# ---- what is listed ----

read_list() {
  local got said
  # a longer one is cut here, and then is not the pinned one
  said=$(aws s3api get-object --bucket "$BUCKET" --key "$PREFIX$LIST" --range "bytes=0-$((MOST_LIST_BYTES - 1))" "$SCRATCH/list" 2>&1) || {
    [[ $said != *NoSuchKey* ]] || fail MISSING "$LIST is not at $SOURCE"
    fail SOURCE "cannot read $LIST at $SOURCE: $said"
  }
  got=$(sha256sum <"$SCRATCH/list")
  [[ ${got%% *} == "$DIGEST" ]] || fail DIGEST "the list of versions has sha256 ${got%% *}, $DIGEST is pinned"
  parse_list "$SCRATCH/list"
}

parse_list() {
  local line name bytes=0
  local -a lines
  mapfile -t lines <"$1"
  [[ ${lines[0]:-} =~ ^'# llm-serving object versions v1 files='([0-9]{1,6})' bytes='([0-9]{1,18})$ ]] ||
    fail LIST "$LIST does not begin with '# llm-serving object versions v1 files=… bytes=…': write it with llm-serving manifest"
  local -r files="${BASH_REMATCH[1]}" total="${BASH_REMATCH[2]}"
  for line in "${lines[@]:1}"; do
    [[ $line =~ ^(0|[1-9][0-9]{0,16})' '([A-Za-z0-9._-]{1,1024})' '([0-9A-Za-z-]+)' '(-|[A-Za-z0-9+/]{43}=)' '(.+)$ ]] ||
      fail LIST "$LIST has a line that is no object: '$line'"
    name="${BASH_REMATCH[5]}"
    [[ -z ${SIZE[$name]:-} ]] || fail LIST "$LIST lists '$name' twice"
    NAMES+=("$name") SIZE[$name]="${BASH_REMATCH[1]}" VERSION[$name]="${BASH_REMATCH[2]}" ETAG[$name]="${BASH_REMATCH[3]}" SUM[$name]="${BASH_REMATCH[4]}"
    bytes=$((bytes + BASH_REMATCH[1]))
  done
  [[ ${#NAMES[@]} -gt 0 && ${#NAMES[@]} == "$files" && $bytes == "$total" ]] ||
    fail LIST "$LIST is incomplete: $files objects and $total bytes announced, ${#NAMES[@]} and $bytes listed"
}

# ---- what is served ----

read_served() {
  local size version etag key
  aws s3api list-object-versions --bucket "$BUCKET" --prefix "$PREFIX" --query 'Versions[?IsLatest].[Size,VersionId,ETag,Key]' --output text \
    >"$SCRATCH/served" 2>"$SCRATCH/said" || fail SOURCE "cannot list the versions at $SOURCE: $(<"$SCRATCH/said")"
  while IFS=$'\t' read -r size version etag key; do
    [[ $size == None && -z $key ]] && continue
    [[ $key == "$PREFIX"* && -n $etag ]] || fail LIST "cannot read a line of the versions at $SOURCE: '$size $version $etag $key'"
    [[ $key == */ && $size == 0 ]] || compare "${key#"$PREFIX"}" "$size" "$version" "${etag//\"/}"
  done <"$SCRATCH/served"
  for key in "${NAMES[@]}"; do
    [[ -n ${SERVED[$key]:-} ]] || problem MISSING "$key is listed, but not served"
  done
}

compare() { # NAME SIZE VERSION ETAG
  # both lists are no weights: their own digests are pinned
  [[ $1 != "$LIST" && $1 != "$MANIFEST" ]] || return 0
  [[ -n ${SIZE[$1]:-} ]] || { problem EXTRA "$1 is served, but not listed" && return; }
  SERVED[$1]=yes
  if [[ $3 != "${VERSION[$1]}" ]]; then
    problem VERSION "$1 is served in version $3, ${VERSION[$1]} is listed"
  elif [[ $2 != "${SIZE[$1]}" ]]; then
    problem SIZE "$1 has $2 bytes, ${SIZE[$1]} are listed"
  elif [[ $4 != "${ETAG[$1]}" ]]; then
    problem HASH "$1 has the ETag $4, ${ETAG[$1]} is listed"
  fi
}

# ---- what cannot be deleted or overwritten in place ----

read_locks() {
  local index running=0 line
  local -a lines
  : >"$SCRATCH/problems"
  for index in "${!NAMES[@]}"; do
    if ((running >= WORKERS)); then
      wait -n || fail SOURCE 'a worker died without a word (killed, or out of memory)'
      running=$((running - 1))
    fi
    read_lock "${NAMES[$index]}" "$SCRATCH/said.$index" &
    running=$((running + 1))
  done
  while ((running-- > 0)); do wait -n || fail SOURCE 'a worker died without a word (killed, or out of memory)'; done
  mapfile -t lines <"$SCRATCH/problems"
  for line in "${lines[@]}"; do problem "${line%% *}" "${line#* }"; done
}

read_lock() { # NAME FILE
  local mode until size sum end
  aws s3api head-object --bucket "$BUCKET" --key "$PREFIX$1" --version-id "${VERSION[$1]}" --checksum-mode ENABLED \
    --query '[ObjectLockMode,ObjectLockRetainUntilDate,ContentLength,ChecksumSHA256]' --output text >"$2" 2>"$2.err" ||
    { note SOURCE "cannot ask for version ${VERSION[$1]} of $1: $(<"$2.err")" && return; }
  IFS=$'\t' read -r mode until size sum <"$2"
  [[ $size == "${SIZE[$1]}" ]] || note SIZE "$1 has $size bytes, ${SIZE[$1]} are listed"
  [[ ${SUM[$1]} == - || ${SUM[$1]} == "$sum" ]] || note HASH "$1 has the SHA256 checksum $sum, ${SUM[$1]} is listed"
  if [[ $mode != COMPLIANCE && $mode != GOVERNANCE ]]; then
    note RETENTION "$1 is not under Object Lock (or s3:GetObjectRetention is not allowed)"
  elif ! end=$(date --date "$until" +%s 2>/dev/null) || ((end <= NOW)); then
    note RETENTION "the Object Lock of $1 ended at $until"
  fi
}

# A worker's word; lines this short are appended whole.
note() { printf '%s %s\n' "$1" "$(one_line "$2")" >>"$SCRATCH/problems"; }

# ---- the whole ----

problem() { PROBLEMS+=("$1 $2"); }

# The first problem gives the code; a few more are told, all are counted.
refuse_problems() {
  local text line
  ((${#PROBLEMS[@]} > 0)) || return 0
  text="${PROBLEMS[0]#* }"
  for line in "${PROBLEMS[@]:1:$((SHOWN - 1))}"; do text+="; ${line#* }"; done
  ((${#PROBLEMS[@]} <= SHOWN)) || text+="; and $((${#PROBLEMS[@]} - SHOWN)) more"
  fail "${PROBLEMS[0]%% *}" "$text"
}

check_inputs() {
  local tool
  ((BASH_VERSINFO[0] >= 5)) || fail TOOL "bash $BASH_VERSION is too old, 5 is needed"
  [[ $DIGEST =~ ^[0-9a-f]{64}$ ]] || fail USAGE "LLM_VERSIONS_DIGEST must be 64 hex digits, got '$DIGEST'"
  [[ $WORKERS =~ ^[1-9][0-9]{0,3}$ ]] || fail USAGE "LLM_WORKERS must be a whole number from 1 to 9999, got '$WORKERS'"
  [[ $SOURCE =~ ^s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.*)$ ]] || fail USAGE "LLM_SOURCE must be s3://bucket/prefix/, got '$SOURCE'"
  BUCKET="${BASH_REMATCH[1]}" PREFIX="${BASH_REMATCH[2]}"
  [[ -z $PREFIX || $PREFIX == */ ]] || fail USAGE "the prefix of LLM_SOURCE must end with /, got '$SOURCE'"
  for tool in aws sha256sum date mktemp rm; do
    command -v "$tool" >/dev/null || fail TOOL "$tool is not on the PATH"
  done
}

check_inputs
trap cleanup EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
SCRATCH=$(mktemp -d) || fail TOOL 'no scratch folder can be made: mount a writable TMPDIR'
NOW=$(date +%s)
# The older CLI knows only the second name.
[[ -z ${AWS_REGION:-} ]] || export AWS_DEFAULT_REGION="${AWS_DEFAULT_REGION:-$AWS_REGION}"
read_list
read_served
refuse_problems
read_locks
refuse_problems
log "${#NAMES[@]} objects at $SOURCE are served in the listed versions, each under Object Lock"
