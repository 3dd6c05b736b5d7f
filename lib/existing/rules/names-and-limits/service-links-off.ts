import { Severity } from '../../../finding/severity';
import { at } from '../../fields';
import { sameNamespace } from '../../manifest';
import { ofEngines, type ManifestRule } from '../rule';

export const serviceLinksOff: ManifestRule = {
  code: 'SERVICE_LINKS_ON',
  area: 'names and limits',
  law: 'an engine gets no variables made from the names of Services (enableServiceLinks: false)',
  why: 'a Service called like the engine sets a variable that the engine reads as its own, such as a port that is a URL: it crashes at start',
  severity: Severity.INFO,
  check: ofEngines(({ pod, object, traces }, scope) => {
    if (at(pod.spec, 'enableServiceLinks') === false) return [];
    const made = scope.of('Service').filter((service) => sameNamespace(service, object)).map(({ name }) => ({ name, variable: `${name.toUpperCase().replaceAll('-', '_')}_PORT` }));
    const clash = made.find(({ variable }) => traces.linkVariables.includes(variable));
    const strange = made.find(({ variable }) => traces.variablePrefix !== undefined && variable.startsWith(traces.variablePrefix));
    return [{
      at: [...pod.path, 'enableServiceLinks'],
      message: clash ? `the Service ${clash.name} sets ${clash.variable}=tcp://… in the engine, which reads it as its port and ends`
        : strange ? `the Service ${strange.name} sets ${strange.variable} and its like in the engine, which warns of variables it does not know`
          : 'enableServiceLinks is not false: a Service called like the engine would set variables that it reads',
      remedy: 'set enableServiceLinks: false',
      ...(clash ? { severity: Severity.ERROR } : strange ? { severity: Severity.WARNING } : {}),
    }];
  }),
};
