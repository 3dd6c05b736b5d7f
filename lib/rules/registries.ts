/** Registries that anyone may push to or pull from. */
const PUBLIC = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'ghcr.io', 'quay.io', 'nvcr.io', 'public.ecr.aws', 'gcr.io', 'registry.k8s.io', 'mcr.microsoft.com'];

/** The registry of a reference; a reference without one is pulled from Docker Hub. */
export function registryOf(image: string): string {
  const [first, ...rest] = image.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : 'docker.io';
}

/** True for an image on the open internet; a registry that is not known is taken for a private one. */
export const isPublicImage = (image: string): boolean => PUBLIC.includes(registryOf(image));
