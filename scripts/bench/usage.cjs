// Loaded before the program that is measured: says on its third pipe, at the very end, what the process used.
const { writeSync } = require('node:fs');

const PIPE = 3;

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(PIPE, JSON.stringify({ maxRssKiB: maxRSS, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }));
});
