// Which addresses the channels process may talk to: TLS everywhere, except to this computer.
import { BlockList, isIP } from 'node:net';
import { ChannelError } from './connector';

const privateRanges = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  privateRanges.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateRanges.addSubnet(network, prefix, 'ipv6');
}

/** Whether a host name, as URL.hostname writes it, is this computer itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Whether an IP address belongs to this computer or to a local network. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && privateRanges.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Throws unless the URL is https, or http to this computer (a test server, a local bridge). With `publicOnly`, as for
 * addresses that a stranger chose, nothing on this computer or a local network is reached.
 */
export function checkedUrl(url: URL, step: string, publicOnly: boolean): URL {
  const local = isLoopback(url.hostname) || isPrivateAddress(url.hostname.replace(/^\[|\]$/g, ''));
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (allowed && !(publicOnly && local)) return url;
  const reason = allowed ? 'is an address inside this network' : 'is not an https address';
  throw new ChannelError(`${url.protocol}//${url.host} ${reason}`, {
    cause: 'not-this-service',
    step,
    retryAt: null,
    requestLeft: false,
  });
}
