#!/bin/bash
# Keeps containers from the instance's credentials, and names the accelerators for CDI.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

# Containers share the host's network, so the user that a packet belongs to is what tells them apart.
forbid() {
  local program=$1 destination=$2 user=$3
  local rule=(OUTPUT --destination "$destination" --match owner --uid-owner "$user" --jump REJECT)
  "$program" --wait --check "${rule[@]}" 2> /dev/null || "$program" --wait --insert "${rule[@]}"
}

for user in $LLM_CONTAINER_USERS; do
  forbid iptables 169.254.0.0/16 "$user"
  forbid ip6tables fd00:ec2::/32 "$user"
done

restart=no

if [[ $LLM_ACCELERATORS -gt 0 ]]; then
  mkdir -p /var/run/cdi
  retry 10 nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml
  # Docker 25 to 28.1 reads CDI only when told to.
  if ! docker info 2> /dev/null | grep --quiet 'CDI spec directories'; then
    nvidia-ctk runtime configure --runtime=docker --cdi.enabled
    restart=yes
  fi
fi

# Docker was started before it was told of the proxy; from the next boot on it knows.
if [[ -n ${HTTPS_PROXY:-} && ! -e /etc/llm-serving/docker-proxied ]]; then
  touch /etc/llm-serving/docker-proxied
  restart=yes
fi

if [[ $restart == yes ]]; then systemctl restart docker.service; fi
systemctl start docker.service

# Whether the slice keeps root out is seen by trying: an answer, or any failure but to connect, means that it may not.
if [[ -n $LLM_ROOT_SLICE ]]; then
  if [[ $(docker info) != *'Cgroup Driver: systemd'* ]]; then log 'Docker does not use the slices of systemd, and none would hold a container of root'; exit 1; fi
  tried=0
  systemd-run --quiet --wait --collect --slice="$LLM_ROOT_SLICE" curl --silent --noproxy '*' --max-time 3 --output /dev/null "$LLM_IMDS" || tried=$?
  if [[ $tried != 7 && $tried != 28 ]]; then log "the slice of root does not keep it from the credentials of the instance"; exit 1; fi
fi
