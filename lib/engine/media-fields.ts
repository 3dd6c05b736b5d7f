/** Fields of a request that name media to fetch: refused where an engine has no switch for the hosts it may fetch from. */
export const MEDIA_FIELDS = ['image_url', 'video_url', 'audio_url'];
