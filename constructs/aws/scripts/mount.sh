#!/bin/bash
# Mounts what all boxes read their weights from; only the fetch of one of them writes.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

weights=/var/lib/llm-serving/weights

if ! command -v "mount.$LLM_MOUNT_TYPE" > /dev/null; then
  log "this image has no client for $LLM_MOUNT_TYPE: installing $LLM_MOUNT_PACKAGE"
  retry 5 dnf install --assumeyes --quiet "$LLM_MOUNT_PACKAGE"
fi
if mountpoint --quiet "$weights"; then exit 0; fi
# a mount target answers a moment after it stands
retry 10 mount --types "$LLM_MOUNT_TYPE" --options "$LLM_MOUNT_OPTIONS" "$LLM_MOUNT_SOURCE" "$weights"
