/** When a check runs, as cron says it; every so many minutes, which divide an hour or are whole hours. */
export function cronOf(everyMinutes: number): string {
  return everyMinutes < 60 ? `*/${everyMinutes} * * * *` : `0 */${everyMinutes / 60} * * *`;
}

/**
 * Asks an address for one token, as a caller would, and needs nothing but bash. A service whose places are all taken answers 429: it is busy, not broken.
 * Told by LLM_HOST, LLM_PORT, LLM_PATH, LLM_BODY, LLM_SECONDS and LLM_KEY, a file that may be missing.
 */
export const DEEP_CHECK_SCRIPT = `set -eu
export LC_ALL=C
key=
if [[ -r $LLM_KEY ]]; then key=$(< "$LLM_KEY"); fi
exec 3<> "/dev/tcp/$LLM_HOST/$LLM_PORT"
{
  printf 'POST %s HTTP/1.1\\r\\nHost: %s\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\nConnection: close\\r\\n' "$LLM_PATH" "$LLM_HOST" "\${#LLM_BODY}"
  if [[ -n $key ]]; then printf 'Authorization: Bearer %s\\r\\n' "$key"; fi
  printf '\\r\\n%s' "$LLM_BODY"
} >&3
status=
read -r -t "$LLM_SECONDS" status <&3 || true
case $status in
  *' 200 '* | *' 429 '*) ;;
  *) echo "no token within $LLM_SECONDS s: \${status:-no answer}" >&2; exit 1 ;;
esac
`;
