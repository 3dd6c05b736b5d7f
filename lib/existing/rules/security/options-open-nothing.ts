import { EngineFact } from '../../../engine/traces';
import { Severity } from '../../../finding/severity';
import { OFF } from '../../../rules/security/options-safe';
import { flagOf, type FoundEngine } from '../../engines';
import { listAt, textAt } from '../../fields';
import { ofStarted, type EngineViolation, type ManifestRule } from '../rule';

export const optionsOpenNothing: ManifestRule = {
  code: 'OPTION_OPENS_A_HOLE',
  area: 'security',
  law: 'no option of the engine opens a hole',
  why: 'no network policy keeps callers from what the engine was told to show or to run',
  severity: Severity.ERROR,
  check: ofStarted((engine) => [...holes(engine), ...remoteCode(engine)]),
};

function holes({ engineVersion, command, container }: FoundEngine): EngineViolation[] {
  const unsafe = new Map(engineVersion?.unsafeOptions.map(({ spelling, reason }) => [spelling, reason]));
  const keys = command.facts.get(EngineFact.API_KEY)?.spelling;
  const flags = command.flags.filter(({ spelling }) => spelling !== keys && spelling !== command.facts.get(EngineFact.CONFIG_FILE)?.spelling && unsafe.has(spelling))
    .map(({ spelling, at }) => ({ in: at, message: `${spelling} ${unsafe.get(spelling)}`, remedy: 'remove it', value: spelling }));
  const variables = listAt(container, 'env').flatMap((item, index) => {
    const name = textAt(item, 'name') ?? '';
    const value = textAt(item, 'value');
    if (!unsafe.has(name) || name === keys || OFF.includes(value ?? '')) return [];
    return [{ in: ['env', index], message: `${name} ${unsafe.get(name)}`, remedy: 'remove it', value: name }];
  });
  return [...flags, ...variables];
}

function remoteCode({ command, traces }: FoundEngine): EngineViolation[] {
  const said = command.facts.get(EngineFact.REMOTE_CODE);
  if (!said || OFF.slice(1).includes(said.values?.[0] ?? '')) return [];
  return [{ in: said.at, message: `${said.spelling} runs code that comes with the weights`, remedy: `remove it unless the model needs it, and pin ${flagOf(traces, EngineFact.REVISION)} to a commit that was read`, severity: Severity.WARNING }];
}
