#!/bin/bash
# Lets running generations finish: routers first, then the guard, then the engine.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

# The guard counts for every engine; once it is gone nothing can run.
running() { in_flight 2> /dev/null || echo 0; }

# At a reboot the system asks, at a termination the watch does; a unit that someone stops by hand asks for nothing.
if [[ ${1:-} == --at-shutdown && $(systemctl is-system-running || true) != stopping ]]; then exit 0; fi

[[ ! -e $LLM_RUN/draining ]] || exit 0
touch "$LLM_RUN/draining"
log "draining: $LLM_DEREGISTRATION_SECONDS s for routers, then at most $LLM_GENERATION_SECONDS s for generations"
# shellcheck source=/dev/null
source /opt/llm-serving/close-guard.sh || log 'the guard is gone already'
end=$((SECONDS + LLM_GENERATION_SECONDS))
while ((SECONDS < end)) && [[ $(running) != 0 ]]; do sleep 2; done
systemctl stop llm-guard.service llm-engine.service
