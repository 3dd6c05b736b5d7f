#!/bin/bash
# Makes the folder for weights and caches: local NVMe where the type has it, else the root volume.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

state=/var/lib/llm-serving
label=llm-serving

# The Deep Learning AMI may have gathered the disks already.
ready_made=/opt/dlami/nvme

local_disks() { lsblk --noheadings --nodeps --paths --raw --output NAME,MODEL | awk '/Instance[^ ]*Storage/ { print $1 }'; }

gather() {
  local -a disks
  mapfile -t disks < <(local_disks)
  ((${#disks[@]} > 0)) || return 1
  local target=${disks[0]}
  if ((${#disks[@]} > 1)); then
    target=/dev/md/$label
    mdadm --assemble "$target" "${disks[@]}" 2> /dev/null ||
      mdadm --create "$target" --run --force --homehost=any --name="$label" --level=0 --raid-devices="${#disks[@]}" "${disks[@]}"
  fi
  [[ $(blkid --output value --match-tag LABEL "$target" || true) == "$label" ]] || mkfs.xfs -f -L "$label" "$target"
  mount --options noatime,discard "$target" "$state"
}

mkdir -p "$state" "$LLM_RUN"
if [[ $LLM_LOCAL_NVME == yes ]] && ! mountpoint --quiet "$state"; then
  if mountpoint --quiet "$ready_made"; then
    mkdir -p "$ready_made/llm-serving"
    mount --bind "$ready_made/llm-serving" "$state"
  else
    gather || { log 'this type has local NVMe, but no disk was found'; exit 1; }
  fi
fi

while read -r folder user group mode; do
  install -d -m "$mode" -o "$user" -g "$group" "$folder"
done < /etc/llm-serving/folders
