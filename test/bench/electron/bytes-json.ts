// Messages that hold bytes, as one line of JSON.

export function toJson(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value,
  );
}

export function fromJson(text: string): Record<string, unknown> {
  return JSON.parse(text, (_key, value: unknown) =>
    isBytes(value) ? new Uint8Array(Buffer.from(value.bytes, 'base64')) : value,
  );
}

function isBytes(value: unknown): value is { readonly bytes: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).join() === 'bytes' &&
    'bytes' in value &&
    typeof value.bytes === 'string'
  );
}
