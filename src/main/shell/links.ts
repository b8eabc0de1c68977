// Decides which addresses may leave the app for the person's browser or mail program.

/** The address to hand to the system, rebuilt from its parts; null when it may not leave. */
export function outboundAddress(text: string): string | null {
  const url = parse(text);
  if (!url) return null;
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      // A name before the host is how a link pretends to lead elsewhere.
      return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null;
    case 'mailto:':
      return mailAddress(url);
    default:
      return null;
  }
}

/** Only subject and body are passed on: mail programs also understand fields that attach files. */
function mailAddress(url: URL): string | null {
  const kept = ['subject', 'body'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  const isOneAddress = /^[^\s,;?&<>"'\\]+@[^\s,;?&<>"'\\@]+$/.test(url.pathname);
  return isOneAddress ? `mailto:${url.pathname}${kept.length > 0 ? `?${kept.join('&')}` : ''}` : null;
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
