import type { ProgressWatch } from '../recovery/frozen';
import type { GuardOptions } from './guard';

/** File of the watch over progress, beside the configuration. */
export const PROGRESS_SCRIPT = 'progress.lua';

/** Milliseconds between two readings, and how long one may take. */
const READING = { everyMs: 5_000, timeoutMs: 4_000 } as const;

/**
 * Reads two series of the engine again and again: requests run while no token comes for too long means that it hangs, whatever its
 * health path answers. A reading that fails says nothing: an engine that answers no more is seen by its health path.
 */
export function progressScript({ engineHost, enginePort, endpoints }: GuardOptions, { runningMetric, tokensMetric, frozenSeconds }: ProgressWatch): string {
  return `local frozen = false

local function sum(text, name)
  local total, from = nil, 1
  while true do
    local first, last = text:find("\\n" .. name, from, true)
    if first == nil then return total end
    local rest = text:match("^[^\\n]*", last + 1)
    if rest:match("^[{ ]") or rest:match("^_total[{ ]") then total = (total or 0) + (tonumber(rest:match("(%S+)%s*$")) or 0) end
    from = last + 1
  end
end

core.register_task(function()
  local tokens, moved = nil, core.now().sec
  while true do
    local answer = core.httpclient():get{ url = "http://${engineHost}:${enginePort}${endpoints.metricsPath}", timeout = ${READING.timeoutMs} }
    local text = answer ~= nil and answer.status == 200 and "\\n" .. answer.body or ""
    local running, now = sum(text, "${runningMetric}"), sum(text, "${tokensMetric}")
    local second = core.now().sec
    if running == nil or now == nil or running == 0 or now ~= tokens then tokens, moved = now, second end
    local seen = second - moved >= ${frozenSeconds}
    if seen and not frozen then io.stdout:write('{"event":"engine_frozen","running":' .. math.floor(running) .. ',"seconds":' .. second - moved .. '}\\n'):flush() end
    frozen = seen
    core.msleep(${READING.everyMs})
  end
end)

core.register_fetches("engine_frozen", function() return frozen end)
`;
}
