import { Severity } from '../../../finding/severity';
import { textsAt } from '../../fields';
import { ofServers, type ManifestRule } from '../rule';

export const noPullAfterStart: ManifestRule = {
  code: 'MODEL_PULLED_IN_HOOK',
  area: 'start and stop',
  law: 'weights are fetched before the engine starts, not in a postStart hook',
  why: 'a hook leaves no log, the pod looks unhealthy meanwhile, and callers get "model not found"',
  severity: Severity.WARNING,
  check: ofServers(({ container }) => {
    const hook = textsAt(container, 'lifecycle', 'postStart', 'exec', 'command').join(' ');
    if (!/\b(pull|download|s3 (cp|sync)|curl|wget)\b/.test(hook)) return [];
    return [{ in: ['lifecycle', 'postStart'], message: 'the postStart hook fetches the model', remedy: 'fetch it in an init container or a Job, into a volume that stays' }];
  }),
};
