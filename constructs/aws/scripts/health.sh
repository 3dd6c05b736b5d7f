#!/bin/bash
# Restarts an engine that answers no more or yields no tokens; when that does not help, asks the group for another box.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

failures=0
restarts=0
tokens=-1
moved=$SECONDS
healthy_since=$SECONDS

# Seconds since the engine's unit was last started.
engine_age() {
  local started up
  started=$(systemctl show --property ActiveEnterTimestampMonotonic --value llm-engine.service)
  up=$(cut --delimiter . --fields 1 /proc/uptime)
  echo $((up - ${started:-0} / 1000000))
}

replace_box() {
  log "asking for another box: $1"
  aws autoscaling set-instance-health --instance-id "$LLM_INSTANCE_ID" --health-status Unhealthy --no-should-respect-grace-period
  sleep infinity
}

restart_engine() {
  if ((restarts >= LLM_MOST_RESTARTS)); then replace_box "$1, and $restarts restarts did not help"; fi
  restarts=$((restarts + 1))
  log "restart $restarts of $LLM_MOST_RESTARTS: $1"
  systemctl restart llm-engine.service
  failures=0
  tokens=-1
  moved=$SECONDS
  healthy_since=$SECONDS
}

check_answers() {
  if guard_ready; then
    failures=0
    return
  fi
  failures=$((failures + 1))
  healthy_since=$SECONDS
  if ((failures >= LLM_PROBE_FAILURES)); then restart_engine "no answer $failures times in a row"; fi
}

# A hung engine keeps answering its health path while the counter of output tokens stands still.
check_progress() {
  local now running
  now=$(metric "$LLM_TOKENS_METRIC") || return 0
  running=$(metric "$LLM_RUNNING_METRIC") || return 0
  if ((running == 0 || now != tokens)); then
    tokens=$now
    moved=$SECONDS
  elif ((SECONDS - moved >= LLM_FROZEN_SECONDS)); then
    restart_engine "$running requests run, and no token for $((SECONDS - moved)) s"
  fi
}

until [[ -e /etc/llm-serving/announced ]]; do sleep 10; done
while sleep "$LLM_PROBE_PERIOD"; do
  if [[ -e $LLM_RUN/draining ]]; then exit 0; fi
  if systemctl is-failed --quiet llm-engine.service; then replace_box 'the engine ended too often'; fi
  if (($(engine_age) < LLM_RESTART_SECONDS)) && ! guard_ready; then continue; fi
  check_answers
  if [[ -n $LLM_TOKENS_METRIC && -n $LLM_RUNNING_METRIC ]]; then check_progress; fi
  if ((SECONDS - healthy_since >= 3600)); then restarts=0; fi
done
