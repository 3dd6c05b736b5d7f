import { LIBRARY_VERSION } from '../lib/version';
import packageJson from '../package.json';

test('locks and reports carry the version of the package', () => {
  expect(LIBRARY_VERSION).toBe(packageJson.version);
});
