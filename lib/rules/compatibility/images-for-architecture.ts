import { Severity } from '../../finding/severity';
import { containersOf, listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

/** What images are built for unless their publisher says more. */
const USUAL = 'x86_64';

export const imagesForArchitecture: Rule = {
  code: 'IMAGE_ARCHITECTURE_UNKNOWN',
  area: 'compatibility',
  law: 'every image holds a variant for the CPU architecture of the machine',
  why: 'an image of another architecture ends at once with an exec format error',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { instanceType: { cpuArchitecture, name }, service: { engine }, deployment: { site } } = subject;
    if (cpuArchitecture === USUAL) return [];
    const copied = engine.image !== undefined || site.registryMirror !== undefined;
    return [{
      path: engine.image === undefined ? 'hardware.instanceType' : 'engine.image',
      message: `${name} is ${cpuArchitecture}; it cannot be seen from here whether these images hold that variant: ${listed(containersOf(subject).map(({ image }) => image))}`,
      remedy: copied ? `check with \`docker manifest inspect\`; a mirror must copy every architecture, not only ${USUAL}` : 'the published images are made for several architectures; check with `docker manifest inspect` before the first start',
      value: cpuArchitecture,
      ...(copied && { severity: Severity.WARNING }),
    }];
  },
};
