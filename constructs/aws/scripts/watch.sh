#!/bin/bash
# Waits for the end of this box: a termination by the group, or an interruption notice.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

terminated() { [[ $(imds autoscaling/target-lifecycle-state || true) == *Terminated ]]; }

interrupted() { imds spot/instance-action > /dev/null; }

until terminated || interrupted; do sleep 5; done

# Two minutes are left: only a box that calls itself ill leaves the rotation at once, and is replaced before it is gone.
if ! terminated; then
  call_ill || log 'the group could not be told of the interruption'
fi

while sleep 60; do heartbeat terminate; done &
beats=$!
/opt/llm-serving/drain.sh || log 'the drain did not end well'
kill "$beats"
retry 5 finish_hook terminate CONTINUE || log 'the termination hook is not pending'
sleep infinity
