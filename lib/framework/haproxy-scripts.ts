import type { GuardOptions } from './guard';
import { ADMIN } from './haproxy-config';

/** Name of the configuration file. */
export const CONFIG_FILE = 'haproxy.cfg';

/** Starts the proxy, and turns each polite stop signal into the one that lets running streams end. */
export function startScript({ configPath }: GuardOptions): string {
  return `#!/bin/bash
set -u
haproxy -db -f ${configPath}/${CONFIG_FILE} &
guard=$!
trap 'kill -USR1 "$guard" 2>/dev/null' TERM INT USR1
while kill -0 "$guard" 2>/dev/null; do wait "$guard"; done
wait "$guard"
`;
}

/** Closes the guard in two steps, and returns when it refuses new requests. Needs nothing but the shell. */
export function drainScript({ adminPort, drain }: GuardOptions): string {
  return `#!/bin/bash
# Now: answers close their connections. After ${drain.deregistrationSeconds} s: new requests are refused. Running ones go on.
set -eu
exec 3<>/dev/tcp/127.0.0.1/${adminPort}
printf 'POST ${ADMIN.drain} HTTP/1.1\\r\\nHost: guard\\r\\n${ADMIN.header}: drain\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n' >&3
read -r -t 5 answer <&3
case $answer in
  *' 202 '*) ;;
  *) echo "the guard did not accept the drain: $answer" >&2; exit 1 ;;
esac
exec sleep ${drain.deregistrationSeconds}
`;
}

/** Reads the keys, and reads them again every few seconds: a rotated secret counts without a restart. */
export function keysScript(keysPath: string): string {
  return `local folder = "${keysPath}"
local live = {}

local function read(name)
  local file = io.open(folder .. "/" .. name, "rb")
  if file == nil then return nil end
  local text = file:read(4096)
  file:close()
  return text and text:match("^%s*(.-)%s*$")
end

local function refresh()
  local found = {}
  for _, name in ipairs({ "current", "previous" }) do
    local key = read(name)
    if key ~= nil and key ~= "" then found[#found + 1] = key end
  end
  live = found
end

refresh()
core.register_task(function()
  while true do
    core.msleep(2000)
    refresh()
  end
end)

-- digests are compared, so that the time taken tells nothing of the key
core.register_fetches("key_is_live", function(txn)
  if txn.f:req_fhdr_cnt("authorization") ~= 1 then return false end
  local scheme, key = txn.f:req_fhdr("authorization"):match("^(%S+) +(.-)%s*$")
  if scheme == nil or scheme:lower() ~= "bearer" or key == "" then return false end
  local digest = txn.c:sha2(key, 256)
  local known = false
  for _, candidate in ipairs(live) do
    if txn.c:sha2(candidate, 256) == digest then known = true end
  end
  return known
end)
`;
}

/** Seconds between two requests for a token: soon after the last that failed, so that a start is seen at once. */
const PERIOD_MS = { failing: 2_000, well: 15_000 } as const;

/** Asks the engine for one token again and again, and keeps what became of the last try. Nothing is well before the first one. */
export function healthScript({ engineHost, enginePort, endpoints, idle }: GuardOptions, body: string): string {
  return `local well = false

core.register_task(function()
  while true do
    local answer = core.httpclient():post{
      url = "http://${engineHost}:${enginePort}${endpoints.generationPath}",
      headers = { ["content-type"] = { "application/json" } },
      body = ${luaText(body)},
      timeout = ${idle.longestSilenceSeconds * 1_000},
    }
    well = answer ~= nil and answer.status == 200
    core.msleep(well and ${PERIOD_MS.well} or ${PERIOD_MS.failing})
  end
end)

core.register_fetches("engine_generates", function() return well end)
`;
}

/** A body of JSON holds no control character, so that its quoting means the same here. */
function luaText(json: string): string {
  return JSON.stringify(json);
}
