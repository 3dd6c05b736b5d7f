import fc from 'fast-check';
import { drainChainFor, idleChainFor, totalChainFor } from '../../../lib/plan/chains';

const seconds = fc.integer({ min: 1, max: 3600 });

test('each hop outward bears more silence than the one behind it', () => {
  fc.assert(fc.property(seconds, (silence) => {
    const { clientSeconds, loadBalancerSeconds, guardSeconds, longestSilenceSeconds } = idleChainFor(silence);
    return clientSeconds >= loadBalancerSeconds && loadBalancerSeconds >= guardSeconds && guardSeconds > longestSilenceSeconds;
  }));
});

test('an inner connection is kept longer than the outer hop stays idle', () => {
  fc.assert(fc.property(seconds, (silence) => {
    const { loadBalancerSeconds, guardKeepAliveSeconds, engineKeepAliveSeconds } = idleChainFor(silence);
    return guardKeepAliveSeconds > loadBalancerSeconds && engineKeepAliveSeconds > guardKeepAliveSeconds;
  }));
});

test('no route is shorter than the longest generation', () => {
  fc.assert(fc.property(seconds, seconds, (generation, silence) => totalChainFor(generation, idleChainFor(silence)).routeSeconds > generation));
});

test('a drain is the sum of its parts', () => {
  expect(drainChainFor(300)).toEqual({ deregistrationSeconds: 15, generationSeconds: 300, teardownSeconds: 30, totalSeconds: 345 });
});
