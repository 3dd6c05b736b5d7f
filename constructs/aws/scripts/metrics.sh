#!/bin/bash
# Brings metrics to CloudWatch, by the CloudWatch agent.
set -euo pipefail
# shellcheck source=constructs/aws/scripts/common.sh
source /opt/llm-serving/common.sh

agent=/opt/aws/amazon-cloudwatch-agent

# An image without the agent has it in the repositories of its own release.
[[ -x $agent/bin/amazon-cloudwatch-agent-ctl ]] || retry 5 dnf install --assumeyes --quiet amazon-cloudwatch-agent

# The agent reads a proxy from a file of its own.
if [[ -n ${HTTPS_PROXY:-} ]]; then
  printf '[proxy]\nhttp_proxy = "%s"\nhttps_proxy = "%s"\nno_proxy = "%s"\n' "$HTTPS_PROXY" "$HTTPS_PROXY" "${NO_PROXY:-}" > "$agent/etc/common-config.toml"
fi

# The name of the log group is known at deployment only.
sed "s|@LLM_LOG_GROUP@|${LLM_LOG_GROUP:-}|" /etc/llm-serving/cloudwatch-agent.json > "$LLM_RUN/cloudwatch-agent.json"
"$agent/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$LLM_RUN/cloudwatch-agent.json"
