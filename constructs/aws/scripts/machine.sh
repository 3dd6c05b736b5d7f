#!/bin/bash
# Asks for another machine when an accelerator is lost or AWS announces maintenance: no restart of the engine mends that.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

full=0
missing=0

devices() { timeout 60 nvidia-smi --list-gpus 2> /dev/null | grep --count '^GPU ' || true; }

# An error of this boot only: after another one the devices were set back.
fatal_error() {
  grep --extended-regexp --max-count 1 "NVRM: Xid \([^)]*\): ($LLM_FATAL_XIDS)," <(journalctl --dmesg --boot --no-pager --output cat)
}

maintained() { [[ $(imds events/maintenance/scheduled | tr --delete '[:space:]' || true) == *'"State":"active"'* ]]; }

# The most that were ever seen are the measure: a driver that is being loaded shows none.
check_devices() {
  local seen
  seen=$(devices)
  if ((seen > full)); then full=$seen; fi
  if ((seen < full)); then missing=$((missing + 1)); else missing=0; fi
  if ((missing >= 3)); then replace_box "$seen of $full accelerators answer"; fi
}

# The image of a cluster's machines may come without the client.
command -v aws > /dev/null || retry 5 dnf install --assumeyes --quiet awscli-2
LLM_INSTANCE_ID=${LLM_INSTANCE_ID:-$(imds instance-id)}
while sleep 60; do
  if [[ -e $LLM_RUN/draining ]]; then exit 0; fi
  if maintained; then replace_box 'AWS announces maintenance'; fi
  if [[ -z $LLM_FATAL_XIDS ]]; then continue; fi
  if error=$(fatal_error); then replace_box "$error"; fi
  check_devices
done
