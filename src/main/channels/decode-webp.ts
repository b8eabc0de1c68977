// Decodes WebP with the reference decoder compiled to WebAssembly: it has no memory but its own.
/// <reference path="./webp-decoder.d.ts" />
import program from '@jsquash/webp/codec/dec/webp_dec.wasm?url&inline';
import decode, { init } from '@jsquash/webp/decode.js';
import type { Pixels } from './upright';

let ready: Promise<unknown> | null = null;

/** Throws when it cannot be decoded; the caller has checked its size in pixels. */
export async function decodeWebp(bytes: Uint8Array): Promise<Pixels> {
  const wasmBinary = new Uint8Array(Buffer.from(program.slice(program.indexOf(',') + 1), 'base64')).buffer;
  ready ??= init({ wasmBinary });
  await ready;
  const { width, height, data }: { width: unknown; height: unknown; data: unknown } = await decode(
    new Uint8Array(bytes).buffer,
  );
  if (typeof width !== 'number' || typeof height !== 'number' || !(data instanceof Uint8ClampedArray)) {
    throw new Error('the decoder gave no pixels');
  }
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}
