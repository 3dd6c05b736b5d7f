#!/usr/bin/env bash
# Fetches the weights of one model, checks every byte, and only then shows them to the engine.
# Needs bash >= 5 and coreutils; aws for s3://, curl for hf://. Nothing else.
#
#   LLM_SOURCE           s3://bucket/prefix/ or hf://org/name@<40 hex digits of a commit>
#   LLM_DEST             absolute path of the model folder; it appears, by one rename, when all is verified
#   LLM_MANIFEST_DIGEST  sha256 of the manifest, 64 hex digits; empty: no integrity is pinned
#   LLM_WORKERS          files at once (4)             LLM_VERIFY    full: hash again what is already there
#   LLM_ATTEMPTS         tries per download (5)        LLM_PROGRESS  seconds between progress lines (10)
#   LLM_RETRY_DELAY      first pause, s, doubles (2)   LLM_STALE     seconds of silence that free a dead lock (60)
#   LLM_WAIT             seconds to wait until another fetch has shown the folder; this one then writes nothing
#   Also honoured: HF_ENDPOINT HF_TOKEN AWS_ENDPOINT_URL AWS_REGION HTTPS_PROXY AWS_CA_BUNDLE CURL_CA_BUNDLE
#
# Exit: 0 verified, and the folder is there; 130, 143 stopped by SIGINT, SIGTERM; else one line on stderr:
#   2 USAGE     an input is missing or malformed    15 SIZE       a file is shorter or longer than listed
#   3 TOOL      a program is missing or too old     16 HASH       a file is not the one that was listed
#  10 SOURCE    the source cannot be read           17 DISK_FULL  too little room, before or while fetching
#  11 DIGEST    the manifest is not the pinned one  18 LOCAL      the destination cannot be used or written
#  12 MANIFEST  manifest or listing is illegal      19 BITROT     full verify: a kept file has changed
#  13 MISSING   a listed file is not there          20 LOCK       another fetch took over
#  14 EXTRA     the source holds an unlisted file   21 WAIT       nobody has shown the folder in time
set -euo pipefail
export LC_ALL=C AWS_PAGER='' AWS_RETRY_MODE="${AWS_RETRY_MODE:-standard}"
shopt -s globstar dotglob nullglob
umask 022

readonly MANIFEST=manifest.sha256 VERSIONS=object-versions.txt OURS=.llm-serving
readonly SOURCE="${LLM_SOURCE:-}" DEST="${LLM_DEST:-}" DIGEST="${LLM_MANIFEST_DIGEST:-}" VERIFY="${LLM_VERIFY:-}" WAIT="${LLM_WAIT:-}"
readonly WORKERS="${LLM_WORKERS:-4}" ATTEMPTS="${LLM_ATTEMPTS:-5}" DELAY="${LLM_RETRY_DELAY:-2}"
readonly PROGRESS="${LLM_PROGRESS:-10}" STALE="${LLM_STALE:-60}" HUB="${HF_ENDPOINT:-https://huggingface.co}"
readonly WORK="$DEST.partial" LOCK="$DEST.lock"
readonly PARTS="$WORK/$OURS.parts" JOURNAL="$WORK/$OURS.journal" MARKER="$OURS.marker"
readonly TOKEN="${HOSTNAME:-host}.$$.$RANDOM$RANDOM"
declare -A EXIT_CODES=([USAGE]=2 [TOOL]=3 [SOURCE]=10 [DIGEST]=11 [MANIFEST]=12 [MISSING]=13 [EXTRA]=14 [SIZE]=15
  [HASH]=16 [DISK_FULL]=17 [LOCAL]=18 [BITROT]=19 [LOCK]=20 [WAIT]=21 [INT]=130 [TERM]=143)
# What is wanted, by name: its size, and what proves it (sha256:…, git:…, or etag:… which only tells versions apart).
declare -a NAMES=() FILES=()
declare -A SIZE=() WANT=() FOUND=() ETAG=() RECORD=() SUM=()
LOCKED='' ERRORS='' BUCKET='' PREFIX='' REPO='' COMMIT=''

log() { printf 'llm-serving-fetch: %s\n' "$*"; }

# One line, without the user part of any URL.
one_line() {
  local text="${1//[$'\n\r\t']/ }"
  while [[ $text =~ ://[^/@\ ]+@ ]]; do text="${text/"${BASH_REMATCH[0]}"/://}"; done
  printf '%s' "${text:0:600}"
}

fail() {
  trap '' TERM INT
  printf 'llm-serving-fetch: error %s: %s\n' "$1" "$(one_line "$2")" >&2
  exit "${EXIT_CODES[$1]}"
}

# A worker's last word. It goes through a pipe, since the disk may be full.
give_up() {
  printf '%s %s\n' "$1" "$(one_line "$2")" >&"$ERRORS"
  exit 1
}

stop_jobs() {
  local pid
  for pid in $(jobs -p); do kill -KILL -- "-$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
}

cleanup() {
  # The last word is said; what bash reports of the jobs killed here would only blur it.
  exec 2>/dev/null
  stop_jobs
  [[ -n $LOCKED ]] || return 0
  owns_lock || return 0
  rm -rf -- "$PARTS"
  rm -rf -- "$LOCK"
}

# ---- workers ----

await_one() {
  local code='' message=''
  wait -n 2>/dev/null && return 0
  read -r -t 1 -u "$ERRORS" code message || true
  [[ -n ${EXIT_CODES[$code]:-} ]] || fail LOCAL 'a worker died without a word (killed, or out of memory)'
  fail "$code" "$message"
}

# run_all FUNCTION ARGUMENT…: one job per argument, WORKERS at once; the first failure ends everything.
run_all() {
  local job="$1" argument running=0
  shift
  for argument; do
    if ((running >= WORKERS)); then
      await_one
      running=$((running - 1))
    fi
    "$job" "$argument" &
    running=$((running + 1))
  done
  while ((running-- > 0)); do await_one; done
}

# retried FILE WHAT COMMAND…: output into FILE, hashed on its way; sets HASH.
retried() {
  local file="$1" what="$2" said attempt=1 pause="$DELAY"
  shift 2
  until said=$({ "$@" | tee --output-error=exit -- "$file" | sha256sum; } 2>&1); do
    rm -f -- "$file"
    # the hash of what came before the break says nothing
    [[ $said =~ [0-9a-f]{64}'  -' ]] && said="${said/"${BASH_REMATCH[0]}"/}"
    case "$said" in
      *'No space left'* | *'quota exceeded'* | *'File too large'*) give_up DISK_FULL "no room for $what" ;;
      *': Permission denied'* | *'Read-only file system'*) give_up LOCAL "cannot write $file" ;;
      *'(404)'* | *NoSuchKey* | *'error: 404'*) give_up MISSING "$what is not at $SOURCE" ;;
      *'(403)'* | *'(400)'* | *'(301)'* | *AccessDenied* | *NoSuchBucket* | *InvalidAccessKeyId* | *SignatureDoesNotMatch* | \
        *ExpiredToken* | *'error: 401'* | *'error: 403'* | *'error: 410'*) give_up SOURCE "may not read $what: $said" ;;
    esac
    ((attempt < ATTEMPTS)) || give_up SOURCE "cannot read $what after $attempt tries: $said"
    log "retry $attempt of $((ATTEMPTS - 1)) in ${pause}s: $what: $(one_line "$said")"
    sleep "$pause"
    attempt=$((attempt + 1)) pause=$((pause * 2))
  done
  [[ $said =~ (^|$'\n')([0-9a-f]{64})'  -' ]] || give_up LOCAL "sha256sum gave no hash of $what"
  HASH="${BASH_REMATCH[2]}"
}

stamp() { stat -c '%s %.9Y' -- "$1"; }

sha256_of() {
  local line
  line=$(sha256sum <"$1") && printf '%s' "${line%% *}"
}

git_blob_of() {
  local line
  line=$({ printf 'blob %s\0' "$(stat -c %s -- "$1")" && cat -- "$1"; } | sha1sum) && printf '%s' "${line%% *}"
}

# proves NAME FILE SHA256: is FILE what NAME should be? An etag proves nothing beyond the size.
proves() {
  case "${WANT[$1]}" in
    sha256:*) [[ ${WANT[$1]} == "sha256:$3" ]] ;;
    git:*) [[ ${WANT[$1]} == "git:$(git_blob_of "$2")" ]] ;;
  esac
}

# fetch_one INDEX: verifies the file that lies there, or downloads it; ends with a record in the journal.
fetch_one() {
  local name="${NAMES[$1]}" part="$PARTS/$1" HASH='' got
  local file="$WORK/$name"
  if [[ -f $file && ! -L $file && ${WANT[$name]} != etag:* ]]; then
    HASH=$(sha256_of "$file") || give_up LOCAL "cannot read $file"
    if proves "$name" "$file" "$HASH"; then
      log "kept $name"
      write_record "$name" "$HASH"
      return
    fi
  fi
  rm -rf -- "$file"
  retried "$part" "$name" download "$name"
  got=$(stat -c %s -- "$part")
  [[ $got == "${SIZE[$name]}" ]] || give_up SIZE "$name has $got bytes, ${SIZE[$name]} are listed"
  proves "$name" "$part" "$HASH" || give_up HASH "$name is not what was listed: wanted ${WANT[$name]}, got sha256:$HASH"
  # On disk before it has its name: after a power cut a name must not stand for empty blocks.
  { sync -- "$part" && mkdir -p -- "$(dirname -- "$file")" && mv -T -- "$part" "$file"; } 2>/dev/null ||
    give_up LOCAL "cannot store $file"
  write_record "$name" "$HASH"
  log "fetched $name (${SIZE[$name]} bytes)"
}

write_record() {
  local line
  line="${WANT[$1]} $2 $(stamp "$WORK/$1") $1"
  { printf '%s\n' "$line" >>"$JOURNAL"; } 2>/dev/null || give_up DISK_FULL "no room for the journal"
}

download() {
  if [[ $SOURCE == s3://* ]]; then
    aws s3 cp --only-show-errors "s3://$BUCKET/$PREFIX$1" -
  else
    hub_get "${HUB%/}/$REPO/resolve/$COMMIT/$(url_path "$1")"
  fi
}

# ---- what is wanted ----

add_file() { # NAME SIZE WANT
  legal_name "$1" || fail MANIFEST "illegal file name '$1'"
  [[ -z ${SIZE[$1]:-} ]] || fail MANIFEST "'$1' is listed twice"
  NAMES+=("$1") SIZE[$1]="$2" WANT[$1]="$3"
}

# No way out of the folder, nothing that a shell or a manifest could read as more than a name.
legal_name() {
  local -r plain=$'^[A-Za-z0-9._+=@,~()# %:^\x80-\xff-]+(/[A-Za-z0-9._+=@,~()# %:^\x80-\xff-]+)*$'
  [[ ${#1} -le 1024 && $1 =~ $plain && "/$1/" != */./* && "/$1/" != */../* && $1 != "$MANIFEST" && $1 != "$VERSIONS" && $1 != "$OURS".* ]]
}

# The text of `sha256sum`, each line after a comment with the size: `sha256sum -c` reads it too.
parse_manifest() {
  local line size='' bytes=0
  local -a lines
  mapfile -t lines <"$1"
  [[ ${lines[0]:-} =~ ^'# llm-serving manifest v1 files='([0-9]{1,6})' bytes='([0-9]{1,18})$ ]] ||
    fail MANIFEST "$MANIFEST does not begin with '# llm-serving manifest v1 files=… bytes=…': write it with llm-serving manifest"
  local -r files="${BASH_REMATCH[1]}" total="${BASH_REMATCH[2]}"
  for line in "${lines[@]:1}"; do
    if [[ -z $size && $line =~ ^'# size '(0|[1-9][0-9]{0,16})$ ]]; then
      size="${BASH_REMATCH[1]}"
    elif [[ -n $size && $line =~ ^([0-9a-f]{64})'  '(.+)$ ]]; then
      add_file "${BASH_REMATCH[2]}" "$size" "sha256:${BASH_REMATCH[1]}"
      bytes=$((bytes + size)) size=''
    else
      fail MANIFEST "$MANIFEST has a line that is neither size nor hash: '$line'"
    fi
  done
  [[ -z $size && -z $(tail -c 1 -- "$1") && ${#NAMES[@]} -gt 0 && ${#NAMES[@]} == "$files" && $bytes == "$total" ]] ||
    fail MANIFEST "$MANIFEST is incomplete: $files files and $total bytes announced, ${#NAMES[@]} and $bytes listed"
}

# The canonical manifest of what was verified: the same bytes that `llm-serving manifest` writes.
print_manifest() {
  local name bytes=0
  local -a sorted
  for name in "${NAMES[@]}"; do bytes=$((bytes + ${SIZE[$name]})); done
  mapfile -t sorted < <(printf '%s\n' "${NAMES[@]}" | sort)
  printf '# llm-serving manifest v1 files=%s bytes=%s\n' "${#NAMES[@]}" "$bytes" || return 1
  for name in "${sorted[@]}"; do printf '# size %s\n%s  %s\n' "${SIZE[$name]}" "${SUM[$name]}" "$name" || return 1; done
}

want_from_s3() {
  local name
  run_all list_s3 listing
  read_s3_listing
  if [[ -z $DIGEST ]]; then
    for name in "${!FOUND[@]}"; do
      [[ $name == "$MANIFEST" ]] || add_file "$name" "${FOUND[$name]}" "etag:${ETAG[$name]}"
    done
    ((${#NAMES[@]} > 0)) || fail MISSING "no file at $SOURCE"
    log "no manifest is pinned: sizes are checked, contents are not"
    return
  fi
  [[ -n ${FOUND[$MANIFEST]:-} ]] || fail MISSING "$MANIFEST is not at $SOURCE"
  ((${FOUND[$MANIFEST]} <= 16777216)) || fail MANIFEST "$MANIFEST has ${FOUND[$MANIFEST]} bytes, 16777216 are allowed"
  run_all fetch_manifest "$PARTS/manifest"
  check_digest "$PARTS/manifest"
  parse_manifest "$PARTS/manifest"
  for name in "${NAMES[@]}"; do
    [[ -n ${FOUND[$name]:-} ]] || fail MISSING "$name is in the manifest, but not at $SOURCE"
    [[ ${FOUND[$name]} == "${SIZE[$name]}" ]] ||
      fail SIZE "$name has ${FOUND[$name]} bytes at the source, ${SIZE[$name]} are listed"
  done
  for name in "${!FOUND[@]}"; do
    [[ $name == "$MANIFEST" || -n ${SIZE[$name]:-} ]] || fail EXTRA "$name is at $SOURCE, but not in the manifest"
  done
}

check_digest() {
  local got
  got=$(sha256_of "$1")
  [[ $got == "$DIGEST" ]] || fail DIGEST "the manifest has sha256 $got, $DIGEST is pinned"
}

list_s3() {
  retried "$PARTS/$1" "the list of $SOURCE" aws s3api list-objects-v2 --bucket "$BUCKET" --prefix "$PREFIX" \
    --query 'Contents[].[Size,ETag,Key]' --output text
}

fetch_manifest() { retried "$1" "$MANIFEST" download "$MANIFEST"; }

read_s3_listing() {
  local size etag key
  while IFS=$'\t' read -r size etag key; do
    [[ $size == None && -z $key ]] && continue
    [[ $size =~ ^(0|[1-9][0-9]{0,16})$ && $etag =~ ^\"?[0-9A-Za-z-]+\"?$ && $key == "$PREFIX"* ]] ||
      fail MANIFEST "cannot read a line of the list of $SOURCE: '$size $etag $key'"
    if [[ $key == */ && $size == 0 ]]; then
      log "skipped $key: a folder's placeholder"
      continue
    fi
    key="${key#"$PREFIX"}"
    [[ $key != "$VERSIONS" ]] || continue
    [[ $key == "$MANIFEST" ]] || legal_name "$key" || fail MANIFEST "illegal file name '$key' at $SOURCE"
    FOUND[$key]="$size" ETAG[$key]="${etag//\"/}"
  done <"$PARTS/listing"
}

want_from_hub() {
  local page name
  local -a kept=()
  run_all list_hub pages
  for page in "$PARTS"/tree.*; do read_hub_page "$page"; done
  local safetensors=''
  for name in "${NAMES[@]}"; do [[ $name != *.safetensors ]] || safetensors=yes; done
  for name in "${NAMES[@]}"; do
    if [[ -n $safetensors ]] && duplicate "$name"; then
      log "skipped $name: the same weights in another format"
    else
      kept+=("$name")
    fi
  done
  NAMES=("${kept[@]}")
  ((${#NAMES[@]} > 0)) || fail MISSING "no file at $SOURCE"
}

duplicate() {
  case "$1" in
    *.bin | *.pth | *.pt | *.gguf | *.h5 | *.msgpack | *.onnx | *.onnx_data | original/* | metal/*) return 0 ;;
  esac
  return 1
}

# Through a pipe, since a command line is open to all; curl does not take it to another host.
hub_token() { [[ -z ${HF_TOKEN:-} ]] || printf 'header = "Authorization: Bearer %s"\n' "$HF_TOKEN"; }

hub_get() { # URL [CURL OPTION…]
  curl --config <(hub_token) --fail --silent --show-error --location --connect-timeout 20 --speed-limit 1024 --speed-time 60 \
    "${@:2}" -- "$1"
}

# Pages of the Hub's list: only the query of a next link is taken, so a token stays with the endpoint.
list_hub() {
  local query='recursive=true' page=1000 next
  while [[ -n $query ]]; do
    retried "$PARTS/tree.$page" "the file list of $REPO" \
      hub_get "${HUB%/}/api/models/$REPO/tree/$COMMIT?$query" --dump-header "$PARTS/head.$page"
    next=$(<"$PARTS/head.$page") query=''
    [[ ! ${next,,} =~ (^|$'\n')link:[^$'\n']*'rel="next"' ]] || [[ ! $next =~ \<[^\>?]*\?([^\>[:space:]]*)\>\;\ *rel=\"next\" ]] ||
      query="${BASH_REMATCH[1]}"
    page=$((page + 1))
    ((page < 1100)) || give_up MANIFEST "the file list of $REPO has more than 100 pages"
  done
}

# A page is one array of flat objects, at most with `lfs` inside; anything else is refused, not guessed.
read_hub_page() {
  local text object
  local -r field='"[A-Za-z]+":("[^"\]*"|[0-9]+|null|true|false)'
  text=$(<"$1")
  [[ $text == '[]' ]] && return
  [[ $text == '[{'*'}]' ]] || fail MANIFEST "cannot read the file list of $REPO: not an array of objects"
  text="${text#'[{'}" text="${text%'}]'}"
  while IFS= read -r object; do
    local lfs='' size='' want=''
    if [[ $object =~ ,'"lfs":{'([^{}]*)'}' ]]; then
      lfs="${BASH_REMATCH[1]}"
      object="${object/"${BASH_REMATCH[0]}"/}"
    fi
    [[ $object =~ ^$field(,$field)*$ && (-z $lfs || $lfs =~ ^$field(,$field)*$) ]] ||
      fail MANIFEST "cannot read an entry of the file list of $REPO: '$object'"
    [[ ,$object, != *,'"type":"directory"',* ]] || continue
    [[ ,$object, =~ ,\"size\":(0|[1-9][0-9]{0,16}), ]] && size="${BASH_REMATCH[1]}"
    [[ ,$object =~ ,\"oid\":\"([0-9a-f]{40})\" ]] && want="git:${BASH_REMATCH[1]}"
    if [[ -n $lfs ]]; then
      [[ ,$lfs, =~ ,\"size\":(0|[1-9][0-9]{0,16}), ]] && size="${BASH_REMATCH[1]}"
      want=''
      [[ ,$lfs =~ ,\"oid\":\"([0-9a-f]{64})\" ]] && want="sha256:${BASH_REMATCH[1]}"
    fi
    [[ ,$object, == *,'"type":"file"',* && ,$object =~ ,\"path\":\"([^\"]+)\" && -n $size && -n $want ]] ||
      fail MANIFEST "an entry of the file list of $REPO lacks type, path, size or hash: '$object'"
    [[ ,$object =~ ,\"path\":\"([^\"]+)\" ]]
    add_file "${BASH_REMATCH[1]}" "$size" "$want"
  done <<<"${text//'},{'/$'\n'}"
}

url_path() {
  local text="$1" out='' char k
  for ((k = 0; k < ${#text}; k++)); do
    char="${text:k:1}"
    [[ $char == [A-Za-z0-9._~/-] ]] || { printf -v char '%d' "'$char" && printf -v char '%%%02X' "$((char & 255))"; }
    out+="$char"
  done
  printf '%s' "$out"
}

# ---- what is there ----

# read_records FILE: lines `want sha256 size mtime name`; a torn line counts for nothing.
read_records() {
  local line
  [[ -f $1 ]] || return 0
  while IFS= read -r line; do
    [[ $line =~ ^([a-z0-9]+:[0-9A-Za-z-]+)' '([0-9a-f]{64})' '([0-9]+' '[0-9.]+)' '(.+)$ ]] || continue
    RECORD[${BASH_REMATCH[4]}]="${BASH_REMATCH[1]} ${BASH_REMATCH[3]}"
    SUM[${BASH_REMATCH[4]}]="${BASH_REMATCH[2]}"
  done <"$1"
}

list_files() {
  local path
  FILES=()
  for path in "$1"/**; do
    [[ -d $path && ! -L $path ]] && continue
    path="${path#"$1"/}"
    [[ $path == "$MANIFEST" || $path == "$OURS".* ]] || FILES+=("$path")
  done
}

# Is the folder whole, and the one that is asked for? Sizes and times only: no network, no hashing.
served_folder_is_good() {
  local name
  served_folder_is_wanted || return 1
  RECORD=() SUM=()
  read_records "$DEST/$MARKER"
  list_files "$DEST"
  ((${#FILES[@]} > 0 && ${#FILES[@]} == ${#RECORD[@]})) || return 1
  for name in "${FILES[@]}"; do
    [[ ! -L $DEST/$name && ${RECORD[$name]:-} == *" $(stamp "$DEST/$name")" ]] || return 1
  done
}

served_folder_is_wanted() {
  local -a head
  [[ -f $DEST/$MARKER && -f $DEST/$MANIFEST ]] || return 1
  mapfile -t head -n 3 <"$DEST/$MARKER"
  [[ ${head[0]:-} == '# llm-serving marker v1' ]] || return 1
  if [[ -n $DIGEST ]]; then [[ ${head[2]:-} == "# manifest $DIGEST" ]]; else [[ ${head[1]:-} == "# source $SOURCE" ]]; fi
}

# Hashes every file, against the manifest whose digest is pinned and not against our own notes.
verify_served_folder() {
  local name
  local -a head bad=()
  mapfile -t head -n 3 <"$DEST/$MARKER"
  if [[ "# manifest $(sha256_of "$DEST/$MANIFEST")" != "${head[2]}" ]]; then
    bad=("$MANIFEST")
  else
    parse_manifest "$DEST/$MANIFEST"
    prepare
    run_all verify_one "${!NAMES[@]}"
    bad=("$PARTS"/*)
    bad=("${bad[@]##*/}")
    for name in "${!bad[@]}"; do bad[name]="${NAMES[${bad[name]}]}"; done
    list_files "$DEST"
    for name in "${FILES[@]}"; do [[ -n ${SIZE[$name]:-} ]] || bad+=("$name"); done
    rm -rf -- "$WORK"
  fi
  ((${#bad[@]} > 0)) || return 0
  take_aside
  for name in "${bad[@]}"; do rm -f -- "$WORK/$name"; done
  # Without our notes, the next run hashes all that is left.
  rm -f -- "$JOURNAL"
  fail BITROT "${#bad[@]} of ${#NAMES[@]} files changed since they were verified: ${bad[*]}; the next run fetches them again"
}

verify_one() {
  local name="${NAMES[$1]}" got
  [[ -f $DEST/$name && ! -L $DEST/$name ]] && got=$(sha256_of "$DEST/$name") || got=unreadable
  [[ ${WANT[$name]} == "sha256:$got" ]] || : >"$PARTS/$1" || give_up LOCAL "cannot write $PARTS"
}

# Out of the engine's sight first; what is still right in it is kept.
take_aside() {
  rm -rf -- "$WORK"
  { mv -T -- "$DEST" "$WORK" && mv -T -- "$WORK/$MARKER" "$JOURNAL"; } 2>/dev/null || fail LOCAL "cannot move $DEST aside"
}

make_way() {
  [[ ! -L $DEST ]] || fail LOCAL "$DEST is a link"
  [[ -e $DEST ]] || return 0
  if [[ -f $DEST/$MARKER ]]; then
    log "$DEST is not what is asked for, or has changed: taken aside, verified again"
    take_aside
  else
    rmdir -- "$DEST" 2>/dev/null || fail LOCAL "$DEST holds something that this program did not make: empty it, or mount its parent"
  fi
}

# Sets TODO to the indexes of files without a trusted record, largest first.
plan_work() {
  local index name need=0 free
  RECORD=() SUM=()
  read_records "$JOURNAL"
  list_files "$WORK"
  for name in "${FILES[@]}"; do
    [[ -n ${SIZE[$name]:-} && -f $WORK/$name && $(stat -c %s -- "$WORK/$name") == "${SIZE[$name]}" ]] && continue
    log "removed $name: not wanted as it is"
    rm -f -- "$WORK/$name"
  done
  TODO=()
  for index in "${!NAMES[@]}"; do
    name="${NAMES[$index]}"
    if [[ -f $WORK/$name ]]; then
      [[ $VERIFY != full && ${RECORD[$name]:-} == "${WANT[$name]} $(stamp "$WORK/$name")" ]] && continue
    else
      need=$((need + ${SIZE[$name]}))
    fi
    TODO+=("${SIZE[$name]} $index")
  done
  { read -r _ && read -r free; } < <(df --output=avail -B1 -- "$WORK") || free=''
  [[ -z $free ]] || ((free >= need + 16777216)) || fail DISK_FULL "$need bytes are needed at $WORK, $free are free"
  ((${#TODO[@]} == 0)) || mapfile -t TODO < <(printf '%s\n' "${TODO[@]}" | sort -k1,1nr -k2,2n)
  TODO=("${TODO[@]##* }")
  log "${#NAMES[@]} files, ${#TODO[@]} to check or fetch, $need bytes missing, $WORKERS at once"
}

print_marker() {
  local name
  printf '# llm-serving marker v1\n# source %s\n# manifest %s\n' "$SOURCE" "$1" || return 1
  for name in "${NAMES[@]}"; do
    printf '%s %s %s %s\n' "${WANT[$name]}" "${SUM[$name]}" "${RECORD[$name]#* }" "$name" || return 1
  done
}

# Marker last, then one rename: the folder's name is the promise.
publish() {
  local name digest
  RECORD=() SUM=()
  read_records "$JOURNAL"
  for name in "${NAMES[@]}"; do
    [[ ${RECORD[$name]:-} == "${WANT[$name]} $(stamp "$WORK/$name")" ]] || fail LOCAL "$name changed under our hands"
  done
  if [[ -f $PARTS/manifest ]]; then
    mv -T -- "$PARTS/manifest" "$WORK/$MANIFEST"
  else
    { print_manifest >"$WORK/$MANIFEST"; } 2>/dev/null || fail DISK_FULL "no room for $MANIFEST"
  fi
  digest=$(sha256_of "$WORK/$MANIFEST")
  [[ -z $DIGEST || $digest == "$DIGEST" ]] ||
    fail DIGEST "the files of $SOURCE make a manifest with sha256 $digest, $DIGEST is pinned"
  { print_marker "$digest" >"$PARTS/marker"; } 2>/dev/null || fail DISK_FULL "no room for the marker"
  owns_lock || fail LOCK "another fetch took over $LOCK"
  { sync -- "$WORK/$MANIFEST" "$PARTS/marker" && mv -T -- "$PARTS/marker" "$WORK/$MARKER" && rm -rf -- "$PARTS" "$JOURNAL" &&
    sync -- "$WORK" && mv -T -- "$WORK" "$DEST" && sync -- "${DEST%/*}/"; } 2>/dev/null || fail LOCAL "cannot publish $DEST"
  log "verified ${#NAMES[@]} files at $DEST, manifest sha256 $digest"
}

# ---- one fetch at a time, on a volume that several machines may share ----

owns_lock() { [[ $(cat -- "$LOCK/owner" 2>/dev/null) == "$TOKEN" ]]; }

take_lock() {
  local seen='' beat since="$SECONDS" told='' failures=0
  until mkdir -- "$LOCK" 2>/dev/null; do
    # No lock there, and yet none can be made: it went this moment, or nothing can be written.
    [[ -d $LOCK ]] || ((++failures < 5)) || fail LOCAL "cannot write ${DEST%/*}/"
    beat=$(stat -c %.9Y -- "$LOCK" "$LOCK/owner" 2>/dev/null || true)
    if [[ $beat != "$seen" ]]; then
      seen="$beat" since="$SECONDS"
    elif ((SECONDS - since >= STALE)); then
      log "lock $LOCK is silent for ${STALE}s: taken over"
      mv -T -- "$LOCK" "$LOCK.$TOKEN" 2>/dev/null && rm -rf -- "$LOCK.$TOKEN"
    fi
    [[ -n $told || ! -d $LOCK ]] || log "another fetch works at $DEST: waiting"
    told=yes
    sleep 1 &
    wait $! || true
  done
  { printf '%s\n' "$TOKEN" >"$LOCK/owner"; } 2>/dev/null || { rm -rf -- "$LOCK" && fail LOCAL "cannot write $LOCK"; }
  LOCKED=yes
  heartbeat &
}

heartbeat() {
  local path bytes last=0 beats=0
  while sleep 2; do
    owns_lock || give_up LOCK "another fetch took over $LOCK"
    touch -c -- "$LOCK/owner"
    beats=$((beats + 2))
    ((beats % PROGRESS < 2)) || continue
    bytes=0
    for path in "$WORK"/**; do [[ -f $path ]] && bytes=$((bytes + $(stat -c %s -- "$path" 2>/dev/null || echo 0))); done
    log "progress: $((bytes >> 20)) MiB at $WORK, $((((bytes - last) >> 20) / PROGRESS)) MiB/s"
    last="$bytes"
  done
}

# Only looks: the volume may be read-only here.
await_folder() {
  log "waiting at most ${WAIT}s for verified weights at $DEST"
  until served_folder_is_good; do
    ((SECONDS < WAIT)) || fail WAIT "no verified weights at $DEST after ${WAIT}s: look at the log of the fetch"
    sleep 2 &
    wait $! || true
  done
  log "verified weights are at $DEST"
}

# ---- the whole ----

check_inputs() {
  local tool value
  ((BASH_VERSINFO[0] >= 5)) || fail TOOL "bash $BASH_VERSION is too old, 5 is needed"
  [[ $DEST =~ ^(/[^/]+){2,}$ && "$DEST/" != */../* && "$DEST/" != */./* ]] || fail USAGE "LLM_DEST must be an absolute path of two or more names, got '$DEST'"
  [[ -d ${DEST%/*} ]] || fail USAGE "the parent of LLM_DEST does not exist: ${DEST%/*}"
  [[ -z $DIGEST || $DIGEST =~ ^[0-9a-f]{64}$ ]] || fail USAGE "LLM_MANIFEST_DIGEST must be 64 hex digits or empty, got '$DIGEST'"
  [[ -z $VERIFY || $VERIFY == full ]] || fail USAGE "LLM_VERIFY must be 'full' or empty, got '$VERIFY'"
  for value in "$WORKERS" "$ATTEMPTS" "$DELAY" "$PROGRESS" "$STALE"; do
    [[ $value =~ ^[1-9][0-9]{0,3}$ ]] || fail USAGE "counts and seconds must be whole numbers from 1 to 9999, got '$value'"
  done
  [[ -z $WAIT || $WAIT =~ ^[1-9][0-9]{0,5}$ ]] || fail USAGE "LLM_WAIT must be whole seconds or empty, got '$WAIT'"
  if [[ $SOURCE =~ ^s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.*)$ ]]; then
    BUCKET="${BASH_REMATCH[1]}" PREFIX="${BASH_REMATCH[2]}" tool=aws
    [[ -z $PREFIX || $PREFIX == */ ]] || fail USAGE "the prefix of LLM_SOURCE must end with /, got '$SOURCE'"
  elif [[ $SOURCE =~ ^hf://([A-Za-z0-9._-]+/[A-Za-z0-9._-]+)@([0-9a-f]{40})$ ]]; then
    REPO="${BASH_REMATCH[1]}" COMMIT="${BASH_REMATCH[2]}" tool=curl
  else
    fail USAGE "LLM_SOURCE must be s3://bucket/prefix/ or hf://org/name@<40 hex digits>, got '$SOURCE'"
  fi
  for tool in "$tool" sha256sum sha1sum tee stat df sort sync; do
    command -v "$tool" >/dev/null || fail TOOL "$tool is not on the PATH"
  done
}

prepare() {
  # The older CLI knows only the second name.
  [[ -z ${AWS_REGION:-} ]] || export AWS_DEFAULT_REGION="${AWS_DEFAULT_REGION:-$AWS_REGION}"
  [[ -z ${AWS_CA_BUNDLE:-} ]] || export CURL_CA_BUNDLE="${CURL_CA_BUNDLE:-$AWS_CA_BUNDLE}"
  rm -rf -- "$PARTS"
  # A line break first: the journal of a killed run may end in half a line.
  { mkdir -p -- "$PARTS" && printf '\n' >>"$JOURNAL"; } 2>/dev/null || fail LOCAL "cannot write $WORK"
  [[ -w ${HOME:-/nowhere} ]] || export HOME="$PARTS"
  [[ -w ${TMPDIR:-/tmp} ]] || export TMPDIR="$PARTS"
}

main() {
  local -a TODO=()
  check_inputs
  trap cleanup EXIT
  trap 'fail TERM "stopped by SIGTERM; verified files are kept for the next run"' TERM
  trap 'fail INT "stopped by SIGINT; verified files are kept for the next run"' INT
  exec {ERRORS}<> <(:)
  # Own process groups, so that a stop reaches a worker's whole pipeline.
  set -m
  if [[ -n $WAIT ]]; then
    await_folder
    return
  fi
  if [[ $VERIFY != full ]] && served_folder_is_good; then
    log "nothing to do: $DEST is what was verified"
    return
  fi
  take_lock
  if [[ $VERIFY == full ]] && served_folder_is_wanted; then
    verify_served_folder
    log "hashed again: $DEST is what was verified"
    return
  elif served_folder_is_good; then
    log "nothing to do: $DEST is what was verified"
    return
  fi
  make_way
  prepare
  if [[ $SOURCE == s3://* ]]; then want_from_s3; else want_from_hub; fi
  plan_work
  ((${#TODO[@]} == 0)) || run_all fetch_one "${TODO[@]}"
  publish
}

main
