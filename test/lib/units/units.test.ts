import * as fc from 'fast-check';
import { formatSeconds, parseDuration } from '../../../lib/units/duration';
import { nearest } from '../../../lib/units/nearest';
import { formatSize, parseSize } from '../../../lib/units/size';

describe('a duration', () => {
  test.each([['1500ms', 1.5], ['10m', 600], ['60s', 60], ['2h', 7200], ['1.5s', 1.5], ['0s', 0], ['1d', 86400], ['0.3s', 0.3]])('%s is %d s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each(['', '10', 's', '-1s', '1 s', '10M', '1h30m', '1e3s', 'Infinitys', 'constructor', '1.s'])('%p is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test.each([[0.25, '250 ms'], [0, '0 s'], [45, '45 s'], [119, '119 s'], [600, '10 min'], [7560, '2.1 h']])('%d s reads %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});

describe('a size', () => {
  test.each([['8MiB', 8388608], ['1GB', 1e9], ['512KiB', 524288], ['0.5GiB', 536870912], ['7B', 7], ['2TiB', 2 * 2 ** 40]])('%s is %d bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(['', '8', '8mib', '8 MiB', '-8MiB', 'iB', '8iB', '999999999999999TB', '1e3MB'])('%p is none', (text) => {
    expect(parseSize(text)).toBeUndefined();
  });

  test.each([[0, '0 B'], [1023, '1023 B'], [524288, '512 KiB'], [8388608, '8 MiB'], [1.5 * 2 ** 30, '1.5 GiB']])('%d bytes read %s in their own unit', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });

  test('survives being written and read again', () => {
    fc.assert(fc.property(fc.nat(), (mib) => parseSize(`${mib}MiB`) === mib * 2 ** 20));
  });
});

describe('the nearest legal name', () => {
  const engines = ['vllm', 'sglang', 'tensorrt-llm', 'ollama', 'tgi'];

  test('mends a slip of the finger', () => expect(nearest('vlm', engines)).toEqual(['vllm']));
  test('does not care for case', () => expect(nearest('SGLang', engines)[0]).toBe('sglang'));
  test('is silent when nothing is close', () => expect(nearest('kubernetes-operator', engines)).toEqual([]));
  test('lists at most three, best first', () => {
    expect(nearest('g6.2xlarg', ['g6.48xlarge', 'g6.2xlarge', 'g5.2xlarge', 'g6e.2xlarge', 'g6.xlarge'])).toEqual(['g6.2xlarge', 'g5.2xlarge', 'g6.xlarge']);
  });
  test('finds every name itself', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 30 }), { minLength: 1 }), (names) => nearest(names[0], names)[0].toLowerCase() === names[0].toLowerCase()));
  });
  test('does not choke on a very long name', () => expect(nearest('x'.repeat(1e6), engines)).toEqual([]));
});
