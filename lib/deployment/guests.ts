import type { Access } from './deployment';

/** True when callers need not say who they are. */
export const letsAnybodyIn = ({ apiKeySecret, tokens, login }: Access): boolean => apiKeySecret === undefined && tokens === undefined && login === undefined;
