import { Conversion } from '../../engine/engine';
import { Severity } from '../../finding/severity';
import { checkpointFormatOf, servedFormatOf } from '../../model/weight-format';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const filesConverted: PlanRule = {
  code: 'FORMAT_CONVERSION',
  area: 'compatibility',
  law: 'the engine can make the served weight format of the files',
  why: 'few formats are made while weights are loaded: an engine that is told another one ends at start, or serves the files as they are and needs more memory than was counted',
  severity: ALWAYS_ERROR,
  check: ({ engineVersion, service: { model } }) => {
    const [files, served] = [checkpointFormatOf(model), servedFormatOf(model)];
    const conversion = engineVersion.conversion(files, served);
    if (conversion !== Conversion.NEVER && conversion !== Conversion.UNKNOWN) return [];
    const unknown = conversion === Conversion.UNKNOWN;
    return [{
      path: 'model.quantization',
      message: `${engineVersion.engineName} ${engineVersion.version} ${unknown ? 'is not known to make' : 'cannot make'} ${served} weights of ${files} files while it loads them`,
      remedy: `if the files at model.source are in ${served}, say so in model.checkpointFormat and leave model.quantization out; else leave it out and serve ${files}`,
      value: served,
      ...(unknown && { severity: Severity.WARNING }),
    }];
  },
};
