// The few shapes of D-Bus messages that reading a keyring takes, to bytes and back; little-endian, as the bus speaks here.

/** A call of a method. The body is written with `BusWriter`; its signature says of what it consists. */
export interface BusCall {
  readonly serial: number;
  readonly destination: string;
  readonly path: string;
  readonly face: string;
  readonly member: string;
  readonly body?: { readonly signature: string; readonly bytes: Buffer };
}

export interface BusAnswer {
  /** Serial of the call it answers; 0 for what answers none. */
  readonly to: number;
  readonly isError: boolean;
  readonly body: BusReader;
}

const littleEndian = 0x6c;
const kinds = { call: 1, answer: 2, error: 3 } as const;
const fields = { path: 1, face: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const;
const fixedHeader = 16;
/** What a keyring says of two entries is far shorter. */
const longest = 1_000_000;

const aligned = (offset: number, to: number): number => Math.ceil(offset / to) * to;

export class BusWriter {
  #bytes: number[] = [];

  align(to: number): this {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
    return this;
  }

  byte(value: number): this {
    this.#bytes.push(value);
    return this;
  }

  number(value: number): this {
    this.align(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return this.#add(bytes);
  }

  /** Also a path. */
  text(value: string): this {
    const bytes = Buffer.from(value);
    return this.number(bytes.length).#add(bytes).byte(0);
  }

  signature(value: string): this {
    return this.byte(value.length).#add(Buffer.from(value)).byte(0);
  }

  /** An array whose elements begin at multiples of `to`. */
  list(to: number, elements: (writer: this) => void): this {
    this.number(0);
    const lengthAt = this.#bytes.length - 4;
    this.align(to);
    const from = this.#bytes.length;
    elements(this);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(this.#bytes.length - from);
    this.#bytes.splice(lengthAt, 4, ...length);
    return this;
  }

  end(): Buffer {
    return Buffer.from(this.#bytes);
  }

  #add(bytes: Buffer): this {
    this.#bytes.push(...bytes);
    return this;
  }
}

/** Every method throws a RangeError where the bytes end too soon. */
export class BusReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  align(to: number): void {
    this.#at = aligned(this.#at, to);
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++);
  }

  number(): number {
    this.align(4);
    const value = this.#bytes.readUInt32LE(this.#at);
    this.#at += 4;
    return value;
  }

  /** Also a path. */
  text(): string {
    const value = this.bytes().toString('utf8');
    this.#at += 1;
    return value;
  }

  signature(): string {
    const length = this.byte();
    const value = this.#take(length).toString('latin1');
    this.#at += 1;
    return value;
  }

  bytes(): Buffer {
    return this.#take(this.number());
  }

  list<T>(to: number, element: () => T): readonly T[] {
    const length = this.number();
    this.align(to);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('A message of the bus ends inside a list');
    const found: T[] = [];
    while (this.#at < end) found.push(element());
    return found;
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('A message of the bus ends inside a value');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

export function encodeCall({ serial, destination, path, face, member, body }: BusCall): Buffer {
  const header = new BusWriter();
  header.byte(littleEndian).byte(kinds.call).byte(0).byte(1);
  header.number(body?.bytes.length ?? 0).number(serial);
  header.list(8, (list) => {
    list.align(8).byte(fields.path).signature('o').text(path);
    list.align(8).byte(fields.face).signature('s').text(face);
    list.align(8).byte(fields.member).signature('s').text(member);
    list.align(8).byte(fields.destination).signature('s').text(destination);
    if (body) list.align(8).byte(fields.signature).signature('g').signature(body.signature);
  });
  return Buffer.concat([header.align(8).end(), body?.bytes ?? Buffer.alloc(0)]);
}

/** The first message in the bytes and what follows it; null while it is not whole. Throws when it is none. */
export function decodeAnswer(bytes: Buffer): { readonly answer: BusAnswer; readonly rest: Buffer } | null {
  if (bytes.length < fixedHeader) return null;
  if (bytes.readUInt8(0) !== littleEndian)
    throw new RangeError('A message of the bus has another byte order');
  const bodyAt = aligned(fixedHeader + bytes.readUInt32LE(12), 8);
  const end = bodyAt + bytes.readUInt32LE(4);
  if (end > longest) throw new RangeError('A message of the bus is too long');
  if (bytes.length < end) return null;
  const kind = bytes.readUInt8(1);
  const answer = {
    to: kind === kinds.answer || kind === kinds.error ? replySerial(bytes.subarray(0, bodyAt)) : 0,
    isError: kind === kinds.error,
    body: new BusReader(bytes.subarray(bodyAt, end)),
  };
  return { answer, rest: bytes.subarray(end) };
}

function replySerial(header: Buffer): number {
  const reader = new BusReader(header, fixedHeader - 4);
  let serial = 0;
  reader.list(8, () => {
    reader.align(8);
    const field = reader.byte();
    const signature = reader.signature();
    if (signature === 'u') {
      const value = reader.number();
      if (field === fields.replySerial) serial = value;
    } else if (signature === 'g') reader.signature();
    else reader.text();
  });
  return serial;
}
