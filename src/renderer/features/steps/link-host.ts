// Where a link really leads.

/** The host as the network knows it, so in its ASCII form; null when it is no address a browser may open. */
export function linkHost(url: string): string | null {
  try {
    const { protocol, host } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? host : null;
  } catch {
    return null;
  }
}
