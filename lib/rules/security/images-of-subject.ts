import { collectorSpecFor } from '../../collection/collector-for';
import { imageReference } from '../../container/image-reference';
import { AGENT_IMAGE } from '../../collection/agent-image';
import { containersOf, isDeployTime, makesTasks, runsCollector, scaledByAws } from '../questions';
import { logCollectorImage } from '../../logs/collector-image';
import type { Subject } from '../rule';

/** An image, which container runs it, and the field that decides it. */
export interface ImageInUse {
  readonly container: string;
  readonly image: string;
  readonly path: string;
}

/** Every image of a replica whose reference is known now. */
export function imagesOf(subject: Subject): ImageInUse[] {
  const own = subject.service.engine.image !== undefined;
  const { deployment: { site } } = subject;
  const agent: ImageInUse[] = makesTasks(subject) ? [{ container: 'agent', image: imageReference(AGENT_IMAGE, site), path: 'site.imageDigests' }] : [];
  const collector = scaledByAws(subject) ? collectorSpecFor(subject) : undefined;
  const sent: ImageInUse[] = collector ? [{ container: collector.name, image: collector.image, path: 'site.imageDigests' }] : [];
  const replica = containersOf(subject).filter(({ image }) => !isDeployTime(image)).map(({ name, image }) => ({
    container: name,
    image,
    path: name === 'engine' && own ? 'engine.image' : 'site.imageDigests',
  }));
  const router: ImageInUse[] = runsCollector(subject) ? [{ container: 'log collector', image: logCollectorImage(site), path: 'site.imageDigests' }] : [];
  return [...replica, ...agent, ...sent, ...router];
}
