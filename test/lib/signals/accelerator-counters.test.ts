import { acceleratorCounters } from '../../../lib/signals/accelerator-counters';
import { acceleratorSources } from '../../../lib/signals/accelerator-sources';

const ROWS = acceleratorCounters().trimEnd().split('\n').map((line) => line.split(', '));

test('each line is a name, a type and a help of its own, each name once', () => {
  expect(ROWS.filter(([name, type, help]) => !/^DCGM_FI_(DEV|PROF|DRIVER)_\w+$/.test(name) || !['gauge', 'counter', 'label'].includes(type) || !/\w/.test(help))).toEqual([]);
  expect(ROWS.filter((row) => row.join().split(',').length !== 3)).toEqual([]);
  expect(new Set(ROWS.map(([name]) => name)).size).toBe(ROWS.length);
});

test('every field that a signal is read from is there, and nothing of the usual list is lost', () => {
  const names = ROWS.map(([name]) => name);
  const read = acceleratorSources('chat-.*').flatMap(([, source]) => (typeof source === 'string' ? [] : source.prometheus?.metric ?? []));
  expect(read.length).toBeGreaterThan(0);
  expect(names).toEqual(expect.arrayContaining([...read, 'DCGM_FI_DEV_SM_CLOCK', 'DCGM_FI_PROF_DRAM_ACTIVE', 'DCGM_FI_DRIVER_VERSION']));
});

test('what counts up is a counter, what holds the last error is none', () => {
  const typeOf = Object.fromEntries(ROWS);
  expect([typeOf.DCGM_FI_DEV_ECC_DBE_VOL_TOTAL, typeOf.DCGM_FI_DEV_THERMAL_VIOLATION, typeOf.DCGM_FI_DEV_XID_ERRORS, typeOf.DCGM_FI_DEV_FB_TOTAL]).toEqual(['counter', 'counter', 'gauge', 'gauge']);
});
