import type { SiteProps } from '../deployment/platform-props';

/** The reference a machine pulls: through the site's mirror if there is one, pinned by the site's digest if it knows one. */
export function imageReference(published: string, site: SiteProps): string {
  const digest = site.imageDigests?.[published];
  const mirrored = site.registryMirror === undefined ? published : `${site.registryMirror.replace(/\/+$/, '')}/${withoutRegistry(published)}`;
  return digest === undefined ? mirrored : `${mirrored.split('@')[0]}@${digest}`;
}

/** True when the reference names its bytes, not only a tag that can move. */
export function isPinned(image: string): boolean {
  return /@sha256:[0-9a-f]{64}$/.test(image);
}

/** The tag of a reference, or nothing when it has none. */
export function tagOf(image: string): string | undefined {
  return /:([\w][\w.-]*)$/.exec(withoutRegistry(image.split('@')[0]))?.[1];
}

/** A reference without tag and digest: registry and path. */
export function repositoryOf(image: string): string {
  return image.split('@')[0].replace(/:[\w][\w.-]*$/, '');
}

/** The first part of a reference is a registry when it has a dot, a port or is localhost. */
function withoutRegistry(image: string): string {
  const [first, ...rest] = image.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? rest.join('/') : image;
}
