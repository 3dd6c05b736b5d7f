#!/bin/bash
# Keeps containers from the instance's credentials, and names the accelerators for CDI.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

# Containers share the host's network, so the user that a packet belongs to is what tells them apart.
for user in $LLM_CONTAINER_USERS; do
  rule=(OUTPUT --destination 169.254.0.0/16 --match owner --uid-owner "$user" --jump REJECT)
  iptables --wait --check "${rule[@]}" 2> /dev/null || iptables --wait --insert "${rule[@]}"
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
