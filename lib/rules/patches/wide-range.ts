/** Shortest prefix of a range that somebody can own as a whole: 10.0.0.0/8 is private, no registry gives out more than a /16 of IPv6. */
const SHORTEST = { ipv4: 8, ipv6: 16 };

/** Whether a range holds so much of the internet that it is open; a value that is known at deployment only is not. */
export function isWide(range: unknown): range is string {
  if (typeof range !== 'string' || !range.includes('/')) return false;
  const [address, length] = range.split('/');
  return Number(length) < (address.includes(':') ? SHORTEST.ipv6 : SHORTEST.ipv4);
}
