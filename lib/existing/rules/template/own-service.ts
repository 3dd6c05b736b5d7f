import { Severity } from '../../../finding/severity';
import { SERVICE_TAG } from '../../../service-tag';
import { at, listAt, textAt } from '../../fields';
import { writtenText } from '../../template/read-template';
import type { ManifestRule } from '../rule';

export const ownService: ManifestRule = {
  code: 'TEMPLATE_IS_OURS',
  area: 'compatibility',
  law: 'a service that this library rendered is judged from its deployment file',
  why: 'its containers stand in parts that its boxes put together: here they are not read',
  severity: Severity.INFO,
  check: (scope) => scope.of('AWS::AutoScaling::AutoScalingGroup').flatMap((object) => {
    const tags = listAt(object.body, 'Tags');
    const index = tags.findIndex((tag) => textAt(tag, 'Key') === SERVICE_TAG);
    if (index < 0) return [];
    return [{
      object,
      at: ['Tags', index],
      message: `the service '${writtenText(at(tags[index], 'Value'))}' was rendered by this library: its containers are not judged here`,
      remedy: '`llm-serving check FILE`, with the deployment file that it was rendered from, judges all of it',
    }];
  }),
};
