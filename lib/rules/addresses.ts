/** A scheme, a host, perhaps a port and a path; nobody's name or password. */
export const ADDRESS = /^https?:\/\/[^\s/@]+(\/[^\s@]*)?$/;
