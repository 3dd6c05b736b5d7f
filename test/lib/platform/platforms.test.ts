import { Platform } from '../../../lib/deployment/enums';
import { platformFacts, platformsWhere, RENDERED_PLATFORMS, toldIn, WORLDS } from '../../../lib/platform/platforms';
import { TENANCIES } from '../../../stacks/aws/tenancies';

const ALL = Object.values(Platform);

test.each(ALL)('%s answers for itself', (platform) => {
  const facts = platformFacts(platform);
  expect(facts.platform).toBe(platform);
  expect(facts.worlds.includes('kubernetes')).toBe(facts.pods && facts.worlds.length > 0);
  expect(facts.worlds.includes('kubernetes')).toBe(facts.worlds.length > 0 && facts.manifestFolder !== undefined);
});

test('each platform that is told in templates has a stack, and no other', () => {
  expect(Object.keys(TENANCIES).sort()).toEqual(toldIn(ALL, 'cloudformation').sort());
});

test('stacks of one deployment have names of their own', () => {
  const endings = toldIn(ALL, 'cloudformation').map((platform) => platformFacts(platform).stackEnding);
  expect(new Set(endings).size).toBe(endings.length);
});

test('a platform is rendered where a world tells it', () => {
  expect(RENDERED_PLATFORMS).toEqual(ALL.filter((platform) => WORLDS.some((world) => toldIn([platform], world).length > 0)));
});

test('a name that is no platform has no facts, and is never one of those asked for', () => {
  expect(platformsWhere(['moon' as Platform, Platform.EC2], ({ onAws }) => onAws)).toEqual([Platform.EC2]);
  expect(() => platformFacts('moon' as Platform)).toThrow("'moon' is no platform");
});
