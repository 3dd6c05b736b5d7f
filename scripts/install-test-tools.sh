#!/usr/bin/env bash
# Installs by name what `npm run test:real` needs and this machine lacks (Debian and PyPI).
set -euo pipefail
cd "$(dirname "$0")/.."

declare -A package=([haproxy]=haproxy [shellcheck]=shellcheck [systemd-analyze]=systemd [curl]=curl [python3]=python3 [promtool]=prometheus [ruby]=ruby)
wanted=()
for program in "${!package[@]}"; do
  command -v "$program" > /dev/null || wanted+=("${package[$program]}")
done
if ((${#wanted[@]} > 0)); then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}"
fi

tools=.test-tools
if [[ ! -x $tools/bin/moto_server || ! -x $tools/bin/aws ]]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet 'moto[server]==5.2.5' 'awscli==1.46.3'
fi
