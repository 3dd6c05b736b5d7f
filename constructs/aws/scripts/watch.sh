#!/bin/bash
# Waits for the end of this box: a termination by the group, or an interruption notice.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

ending() { [[ $(imds autoscaling/target-lifecycle-state || true) == Terminated ]] || imds spot/instance-action > /dev/null; }

until ending; do sleep 5; done

while sleep 60; do heartbeat terminate; done &
beats=$!
/opt/llm-serving/drain.sh || log 'the drain did not end well'
kill "$beats"
retry 5 finish_hook terminate CONTINUE || log 'the termination hook is not pending'
sleep infinity
