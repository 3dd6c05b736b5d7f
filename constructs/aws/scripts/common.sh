# shellcheck shell=bash
# Shared by the scripts of this folder; systemd hands over plan.env, deploy.env and instance.env.

LLM_RUN=/run/llm-serving
LLM_IMDS=http://169.254.169.254
mkdir -p "$LLM_RUN"

log() { printf '%s: %s\n' "$(basename "$0")" "$*"; }

# Prints an item of the instance metadata; fails when it is not there.
imds() {
  local token
  token=$(curl --fail --silent --noproxy '*' --max-time 2 --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$LLM_IMDS/latest/api/token") || return 1
  curl --fail --silent --noproxy '*' --max-time 2 --header "X-aws-ec2-metadata-token: $token" "$LLM_IMDS/latest/meta-data/$1"
}

# The group's name: user data cannot hold it, since the group refers to the launch template.
group_name() {
  if [[ ! -s $LLM_RUN/group ]]; then
    aws cloudformation describe-stack-resource --stack-name "$LLM_STACK_ID" --logical-resource-id "$LLM_GROUP_LOGICAL_ID" \
      --query StackResourceDetail.PhysicalResourceId --output text > "$LLM_RUN/group.new" || return 1
    mv "$LLM_RUN/group.new" "$LLM_RUN/group"
  fi
  cat "$LLM_RUN/group"
}

heartbeat() {
  aws autoscaling record-lifecycle-action-heartbeat --lifecycle-hook-name "$1" \
    --auto-scaling-group-name "$(group_name)" --instance-id "$LLM_INSTANCE_ID" || log "no heartbeat for the hook $1"
}

finish_hook() {
  aws autoscaling complete-lifecycle-action --lifecycle-hook-name "$1" --lifecycle-action-result "$2" \
    --auto-scaling-group-name "$(group_name)" --instance-id "$LLM_INSTANCE_ID"
}

signal_stack() {
  aws cloudformation signal-resource --stack-name "$LLM_STACK_ID" --logical-resource-id "$LLM_GROUP_LOGICAL_ID" \
    --unique-id "$LLM_INSTANCE_ID" --status "$1"
}

# Has the group replace this box, and waits for that: the group drains it first.
replace_box() {
  log "asking for another box: $1"
  call_ill || { log 'the group could not be told'; return 1; }
  sleep infinity
}

call_ill() {
  aws autoscaling set-instance-health --instance-id "$LLM_INSTANCE_ID" --health-status Unhealthy --no-should-respect-grace-period
}

# Runs a command again, a little later each time, until it succeeds.
retry() {
  local times=$1 try
  shift
  for ((try = 1; try <= times; try++)); do
    "$@" && return 0
    sleep $((try * 3))
  done
  return 1
}

# curl through the guard; the key comes from a file and stays off the command line.
through_guard() {
  local path=$1
  shift
  if [[ -s $LLM_KEYS_FOLDER/current ]]; then
    curl --fail --silent --noproxy '*' --header @<(printf 'Authorization: Bearer %s\n' "$(< "$LLM_KEYS_FOLDER/current")") "$@" "http://127.0.0.1:$LLM_GUARD_PORT$path"
  else
    curl --fail --silent --noproxy '*' "$@" "http://127.0.0.1:$LLM_GUARD_PORT$path"
  fi
}

guard_ready() { through_guard "$LLM_READINESS_PATH" --max-time "$LLM_PROBE_TIMEOUT" --output /dev/null; }

# Requests that the guard has handed to the engine and that are not answered to the end.
in_flight() {
  curl --fail --silent --noproxy '*' --max-time 5 "$LLM_GUARD_METRICS" |
    awk -v series="$LLM_IN_FLIGHT_SERIES" 'index($1, series) == 1 { sum += $NF; found = 1 } END { if (!found) exit 1; printf "%.0f\n", sum }'
}
