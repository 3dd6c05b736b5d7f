import { containersOf, isDeployTime } from '../questions';
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
  return containersOf(subject).filter(({ image }) => !isDeployTime(image)).map(({ name, image }) => ({
    container: name,
    image,
    path: name === 'engine' && own ? 'engine.image' : 'site.imageDigests',
  }));
}
