import { Severity } from '../../../finding/severity';
import { declaredPorts } from '../../pods';
import { stopOf } from '../../stop';
import { ofServers, type ManifestRule } from '../rule';

const LOCAL_PORT = /(?:localhost|127\.0\.0\.1|\[::1\]):(\d{2,5})/g;

export const hookAsksOpenPort: ManifestRule = {
  code: 'PRESTOP_PORT_NOT_OPEN',
  area: 'start and stop',
  law: 'the hook before the stop signal asks a port on which something listens',
  why: 'a hook that waits for an answer it never gets uses up the whole grace period, and the engine is killed',
  severity: Severity.ERROR,
  check: ofServers((engine) => {
    const beside = declaredPorts(engine.pod).filter(({ container }) => container !== engine.container).map(({ number }) => number);
    const asked = [...(stopOf(engine).hookCommand ?? '').matchAll(LOCAL_PORT)].map(([, port]) => Number(port));
    return [...new Set(asked)].filter((port) => port !== engine.port && !beside.includes(port)).map((port) => ({
      in: ['lifecycle', 'preStop', 'exec', 'command'],
      message: `the preStop hook asks port ${port}, the engine listens on ${engine.port}`,
      remedy: `ask port ${engine.port}, and bound every loop with a time-out`,
      value: String(port),
      limit: String(engine.port),
    }));
  }),
};
