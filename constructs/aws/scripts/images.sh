#!/bin/bash
# Pulls the images, at the same time as the weights arrive.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

for registry in $LLM_ECR_REGISTRIES; do
  region=${registry#*.dkr.ecr.}
  aws ecr get-login-password --region "${region%%.*}" | docker login --username AWS --password-stdin "$registry"
done

for image in $LLM_IMAGES; do
  docker image inspect "$image" > /dev/null 2>&1 || retry 5 docker pull --quiet "$image"
done
