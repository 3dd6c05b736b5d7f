#!/bin/bash
# Tells the group and the stack that this box serves: only after one token came through the guard.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

announced=/etc/llm-serving/announced
beat=0

# A box of the warm pool is stopped once it has served a token: the stack never waits for it, and the group asks again when it calls it.
pooled() { [[ $(imds autoscaling/target-lifecycle-state || true) == Warmed:* ]]; }

one_token() {
  through_guard "$LLM_GENERATION_PATH" --max-time "$LLM_SILENCE_SECONDS" --output /dev/null \
    --header 'Content-Type: application/json' --data @/etc/llm-serving/first-token.json
}

# Ships the journal of these units, so that the reason outlives the box. It holds no prompt: containers write to their own log streams.
report() {
  local stream=$LLM_INSTANCE_ID/boot events
  events=$(mktemp)
  journalctl --unit 'llm-*' --lines 200 --output json --no-pager | python3 -c '
import json, sys
rows = [json.loads(line) for line in sys.stdin]
events = [{"timestamp": int(r["__REALTIME_TIMESTAMP"]) // 1000, "message": str(r.get("MESSAGE") or "-")[:8000]} for r in rows]
json.dump(sorted(events, key=lambda e: e["timestamp"]), sys.stdout)' > "$events"
  aws logs create-log-stream --log-group-name "$LLM_LOG_GROUP" --log-stream-name "$stream" || true
  aws logs put-log-events --log-group-name "$LLM_LOG_GROUP" --log-stream-name "$stream" --log-events "file://$events" > /dev/null
}

give_up() {
  log "not serving: $1"
  report || log 'the journal could not be shipped'
  pooled || signal_stack FAILURE || log 'the stack does not wait for a signal'
  finish_hook launch ABANDON || log 'the launch hook is not pending'
  exit 1
}

[[ ! -e $announced ]] || exit 0
while ((SECONDS < LLM_READY_SECONDS)); do
  for unit in storage mount prepare gate fetch import images engine guard; do
    if systemctl is-failed --quiet "llm-$unit.service"; then give_up "llm-$unit failed"; fi
  done
  if guard_ready && one_token; then
    to_pool=no
    if pooled; then to_pool=yes; fi
    retry 5 finish_hook launch CONTINUE || log 'the launch hook is not pending'
    if [[ $to_pool == yes ]]; then exit 0; fi
    signal_stack SUCCESS || log 'the stack does not wait for a signal'
    touch "$announced"
    log "first token after $SECONDS s"
    exit 0
  fi
  if ((SECONDS - beat >= 60)); then
    beat=$SECONDS
    heartbeat launch
  fi
  sleep 5
done
give_up "no token within $LLM_READY_SECONDS s"
