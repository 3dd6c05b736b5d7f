import { isPinned, tagOf } from '../../../container/image-reference';
import { Severity } from '../../../finding/severity';
import { MOVING_TAGS } from '../../../rules/security/image-tag-stands';
import { textAt } from '../../fields';
import { containersOf } from '../../pods';
import type { Scope } from '../../scope';
import type { ManifestRule } from '../rule';

export const imageVersionStands: ManifestRule = {
  code: 'EXISTING_IMAGE_TAG_MOVES',
  area: 'security',
  law: 'every container beside or of an engine names its image by a version or a digest',
  why: 'the next pod runs other code than the last one, and nobody decided so',
  severity: Severity.ERROR,
  check: (scope) => servingPods(scope).flatMap((pod) => containersOf(pod).flatMap(({ container, path }) => {
    const image = textAt(container, 'image');
    if (image === undefined || image === '' || /\$|\{\{/.test(image) || isPinned(image)) return [];
    const tag = tagOf(image) ?? 'latest';
    if (!MOVING_TAGS.includes(tag) && !/^(latest|nightly)-|-latest$/.test(tag)) return [];
    return [{
      object: pod.object, at: [...path, 'image'],
      message: `the image ${image} has ${tagOf(image) === undefined ? 'no tag, which means latest' : `the tag ${tag}`}`,
      remedy: 'name a version, best with its digest',
      value: image,
    }];
  })),
};

/** Pods with an engine, and what routes to them. */
function servingPods({ pods, engines }: Scope): Scope['pods'] {
  return pods.filter((pod) => engines.some((engine) => engine.pod === pod) || containersOf(pod).some(({ container }) => /router|gateway|engine|llm|inference/i.test(textAt(container, 'image') ?? '')));
}
