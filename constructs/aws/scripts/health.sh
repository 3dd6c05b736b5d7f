#!/bin/bash
# Restarts an engine that the guard calls gone or frozen; when that does not help, asks the group for another box.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

failures=0
restarts=0
healthy_since=$SECONDS

# Seconds since the engine's unit was last started.
engine_age() {
  local started up
  started=$(systemctl show --property ActiveEnterTimestampMonotonic --value llm-engine.service)
  up=$(cut --delimiter . --fields 1 /proc/uptime)
  echo $((up - ${started:-0} / 1000000))
}

restart_engine() {
  if ((restarts >= LLM_MOST_RESTARTS)); then replace_box "$1, and $restarts restarts did not help"; fi
  restarts=$((restarts + 1))
  log "restart $restarts of $LLM_MOST_RESTARTS: $1"
  systemctl restart llm-engine.service
  failures=0
  healthy_since=$SECONDS
}

# The guard has waited long enough before it says so.
frozen() {
  [[ $(curl --silent --noproxy '*' --max-time "$LLM_PROBE_TIMEOUT" "http://127.0.0.1:$LLM_GUARD_PORT$LLM_READINESS_PATH") == *"\"$LLM_FROZEN_CODE\""* ]]
}

check_answers() {
  if guard_ready; then
    failures=0
    return
  fi
  if frozen; then
    restart_engine 'requests run, and no token comes'
    return
  fi
  failures=$((failures + 1))
  healthy_since=$SECONDS
  if ((failures >= LLM_PROBE_FAILURES)); then restart_engine "no answer $failures times in a row"; fi
}

until [[ -e /etc/llm-serving/announced ]]; do sleep 10; done
while sleep "$LLM_PROBE_PERIOD"; do
  if [[ -e $LLM_RUN/draining ]]; then exit 0; fi
  if systemctl is-failed --quiet llm-engine.service; then replace_box 'the engine ended too often'; fi
  if (($(engine_age) < LLM_RESTART_SECONDS)) && ! guard_ready; then continue; fi
  check_answers
  if ((SECONDS - healthy_since >= 3600)); then restarts=0; fi
done
