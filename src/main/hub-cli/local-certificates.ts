// Makes an authority and certificates for a server that lives for a trial: nothing here is for a real hub.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface Identity {
  readonly name: string;
  readonly certificate: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

const objectIds = {
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  commonName: [0x55, 0x04, 0x03],
  basicConstraints: [0x55, 0x1d, 0x13],
  subjectAltName: [0x55, 0x1d, 0x11],
};

/** DER: a tag, a length, a content. */
function der(tag: number, ...contents: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(contents.map((content) => Buffer.from(content)));
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const objectId = (bytes: readonly number[]) => der(0x06, bytes);
const algorithm = sequence(objectId(objectIds.ecdsaWithSha256));
const nameOf = (text: string) =>
  sequence(der(0x31, sequence(objectId(objectIds.commonName), der(0x0c, Buffer.from(text)))));
const time = (date: Date) =>
  der(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
const extension = (id: readonly number[], value: Buffer) => sequence(objectId(id), der(0x04, value));
const pem = (kind: string, bytes: Buffer) =>
  `-----BEGIN ${kind}-----\n${bytes.toString('base64').replace(/(.{64})(?!$)/g, '$1\n')}\n-----END ${kind}-----\n`;

/** An identity signed by `issuer`, or by itself: then it is an authority. `hosts` are the names a server answers to. */
export function makeIdentity(name: string, hosts: readonly string[], issuer?: Identity): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const constraint = issuer === undefined ? sequence(der(0x01, [0xff])) : sequence();
  const extensions = [extension(objectIds.basicConstraints, constraint)];
  if (hosts.length > 0) {
    const alternatives = hosts.map((host) =>
      /^[\d.]+$/.test(host) ? der(0x87, host.split('.').map(Number)) : der(0x82, Buffer.from(host)),
    );
    extensions.push(extension(objectIds.subjectAltName, sequence(...alternatives)));
  }
  const content = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [0x01], randomBytes(15)),
    algorithm,
    nameOf(issuer?.name ?? name),
    sequence(time(new Date(Date.now() - 86_400_000)), time(new Date(Date.now() + 30 * 86_400_000))),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', content, issuer?.privateKey ?? privateKey);
  return {
    name,
    certificate: pem('CERTIFICATE', sequence(content, algorithm, der(0x03, [0], signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
  };
}
