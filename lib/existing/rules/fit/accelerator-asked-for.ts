import { Severity } from '../../../finding/severity';
import { ACCELERATOR_RESOURCE } from '../../engines';
import { fieldsAt, listAt, textAt } from '../../fields';
import { ofStarted, type ManifestRule } from '../rule';

export const acceleratorAskedFor: ManifestRule = {
  code: 'ACCELERATOR_NOT_REQUESTED',
  area: 'fit',
  law: 'an engine asks for its accelerators in resources.limits, and requests say the same',
  why: 'without a limit it is placed on a node without a device, or sees devices of others; a request that differs is refused',
  severity: Severity.WARNING,
  check: ofStarted(({ container, devices }) => {
    const image = textAt(container, 'image') ?? '';
    if (devices === undefined) {
      if (/cpu|xeon/i.test(image) || listAt(container, 'resources', 'claims').length > 0) return [];
      return [{ in: ['resources'], message: 'the engine asks for no accelerator', remedy: 'add resources.limits with the extended resource of the device, such as nvidia.com/gpu: 1' }];
    }
    const [limits, requests] = [fieldsAt(container, 'resources', 'limits'), fieldsAt(container, 'resources', 'requests')];
    return Object.keys({ ...limits, ...requests }).filter((resource) => ACCELERATOR_RESOURCE.test(resource)).flatMap((resource) => {
      const [limit, request] = [textAt(limits, resource), textAt(requests, resource)];
      if (limit !== undefined && (request === undefined || request === limit)) return [];
      return [{
        in: ['resources', 'requests', resource], message: `${resource} is ${request ?? 'not'} requested and ${limit === undefined ? 'not limited' : `limited to ${limit}`}: both must be the same`,
        remedy: 'give the limit only', value: request ?? '', severity: Severity.ERROR,
      }];
    });
  }),
};
