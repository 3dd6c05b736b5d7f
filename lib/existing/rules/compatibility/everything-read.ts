import { isKnown } from '../../../engine/read-command';
import { EngineFact } from '../../../engine/traces';
import { Severity } from '../../../finding/severity';
import { valueOf, type FoundEngine } from '../../engines';
import { textAt } from '../../fields';
import { ofEngines, type EngineViolation, type ManifestRule } from '../rule';

export const everythingRead: ManifestRule = {
  code: 'ENGINE_NOT_READ_WHOLE',
  area: 'compatibility',
  law: 'engine, version, model, device and every option can be read from the manifest',
  why: 'what is not known is not judged: this says what was left out',
  severity: Severity.INFO,
  check: (scope) => [...ofContainers(scope), ...scope.of('RayService').filter(({ body }) => /ray\.serve\.llm/.test(textAt(body, 'spec', 'serveConfigV2') ?? '')).map((object) => ({
    object, at: ['spec', 'serveConfigV2'], message: 'engine options in serveConfigV2 are not read', remedy: 'what depends on them is not judged',
  }))],
};

const ofContainers = ofEngines((engine) => (engine.command.serves ? [...gaps(engine), ...optionsNotRead(engine)] : [{
    in: ['command'] as const, message: `the image is of ${engine.traces.engineName}, but its command does not start the server where it can be read: options are not judged`, remedy: 'nothing, if it is a worker; else write the command of the server into the manifest',
  }]));

/** One sentence for everything that is missing. */
function gaps(engine: FoundEngine): EngineViolation[] {
  const { traces, version, model, types, devices, command } = engine;
  const named = valueOf(command, EngineFact.MODEL);
  const missing = [
    ...(version === undefined ? [`the version of ${traces.engineName} (image ${textAt(engine.container, 'image') || 'without a name'})`] : []),
    ...(engine.engine ? [] : [`the facts of ${traces.engineName}, which is recognised only`]),
    ...(model ? [] : [named === undefined ? 'the model' : `the model ${named}, which is not in the catalogue`]),
    ...(types || devices === undefined ? [] : ['the device, which no node label names']),
  ];
  if (missing.length === 0) return [];
  return [{ message: `not known: ${missing.join('; ')}`, remedy: 'what depends on it is not judged; pin the image by version, name the model by its Hub id, select nodes by instance type or device' }];
}

function optionsNotRead({ command, traces }: FoundEngine): EngineViolation[] {
  const file = command.facts.get(EngineFact.CONFIG_FILE);
  const dark = [...command.facts].filter(([fact, { values }]) => fact !== EngineFact.API_KEY && values?.some((value) => !isKnown(value)));
  return [
    ...(file ? [{ in: file.at, message: `options in ${file.values?.[0] ?? 'a file'} are not read`, remedy: `write them as flags of ${traces.engineName} to have them judged` }] : []),
    ...dark.map(([fact, { at, values }]) => ({ in: at, message: `the ${fact} is \`${values?.[0]}\`, which is filled in later`, remedy: 'what depends on it is not judged', value: values?.[0] ?? '' })),
  ];
}
