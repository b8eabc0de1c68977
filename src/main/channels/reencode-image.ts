// Makes a picture anew from its pixels, so that nothing else it carried (place, camera, exploit) comes along.
import { inflateSync } from 'node:zlib';
import { decode as decodePng, encode as encodePng } from 'fast-png';
import { decode as decodeJpeg, encode as encodeJpeg } from 'jpeg-js';
import { GifReader } from 'omggif';
import { decodeWebp } from './decode-webp';
import { type PictureFacts, readPictureFacts } from './picture-size';
import { type Pixels, upright } from './upright';

export interface Reencoded {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const maxSide = 12_000;
const maxPixels = 26_000_000;
const jpegQuality = 86;

/** A moving picture keeps its first frame. Null when it is no picture, too many pixels, or broken. */
export async function reencodeImage(bytes: Uint8Array): Promise<Reencoded | null> {
  const facts = readPictureFacts(bytes);
  if (facts === null || !isReasonable(facts)) return null;
  try {
    switch (facts.kind) {
      case 'jpeg':
        return fromJpeg(bytes, facts);
      case 'png':
        return fromPng(bytes, facts);
      case 'gif':
        return fromGif(bytes, facts);
      case 'webp':
        return await fromWebp(bytes);
    }
  } catch {
    // Decoders refuse broken pictures by throwing; there is nothing else to do with one.
    return null;
  }
}

function isReasonable({ width, height }: Pick<PictureFacts, 'width' | 'height'>): boolean {
  return width > 0 && height > 0 && width <= maxSide && height <= maxSide && width * height <= maxPixels;
}

function fromJpeg(bytes: Uint8Array, { orientation }: PictureFacts): Reencoded {
  const limits = { maxResolutionInMP: maxPixels / 1_000_000, maxMemoryUsageInMB: 768 };
  const options = { useTArray: true, formatAsRGBA: true, tolerantDecoding: true, ...limits } as const;
  // The decoder hands comments and EXIF on to the encoder in the same object: only the pixels go further.
  const { width, height, data } = decodeJpeg(bytes, options);
  const made = encodeJpeg(upright({ width, height, data }, orientation), jpegQuality);
  return { mediaType: 'image/jpeg', bytes: new Uint8Array(made.data) };
}

function fromPng(bytes: Uint8Array, facts: PictureFacts): Reencoded | null {
  const essential = essentialPng(bytes, facts);
  if (essential === null) return null;
  const { width, height, data, depth, channels, palette, transparency } = decodePng(essential, {
    checkCrc: false,
  });
  const optional = { ...(palette ? { palette } : {}), ...(transparency ? { transparency } : {}) };
  return {
    mediaType: 'image/png',
    bytes: new Uint8Array(encodePng({ width, height, data, depth, channels, ...optional })),
  };
}

const essentialChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** The same picture without any other chunk; null when its pixels unpack to more than its size explains. */
function essentialPng(bytes: Uint8Array, { width, height }: PictureFacts): Uint8Array | null {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [source.subarray(0, 8)];
  const pixels: Buffer[] = [];
  for (let at = 8; at + 12 <= source.length; ) {
    const end = at + 12 + source.readUInt32BE(at);
    const name = source.toString('latin1', at + 4, at + 8);
    if (end > source.length) break;
    if (essentialChunks.has(name)) kept.push(source.subarray(at, end));
    if (name === 'IDAT') pixels.push(source.subarray(at + 8, end - 4));
    if (name === 'IEND') break;
    at = end;
  }
  // Eight bytes a pixel at most, a filter byte a row, and seven passes of rows when interlaced.
  const most = width * height * 8 + height * 8 + 4_096;
  inflateSync(Buffer.concat(pixels), { maxOutputLength: most });
  return pixels.length === 0 ? null : Buffer.concat(kept);
}

function fromGif(bytes: Uint8Array, { width, height }: PictureFacts): Reencoded {
  const reader = new GifReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const data = new Uint8Array(width * height * 4);
  const pixels: Pixels = { width, height, data };
  reader.decodeAndBlitFrameRGBA(0, data);
  return { mediaType: 'image/png', bytes: new Uint8Array(encodePng({ ...pixels, channels: 4, depth: 8 })) };
}

async function fromWebp(bytes: Uint8Array): Promise<Reencoded | null> {
  const { width, height, data } = await decodeWebp(bytes);
  if (!isReasonable({ width, height })) return null;
  if (!isOpaque(data)) {
    return {
      mediaType: 'image/png',
      bytes: new Uint8Array(encodePng({ width, height, data, channels: 4, depth: 8 })),
    };
  }
  return {
    mediaType: 'image/jpeg',
    bytes: new Uint8Array(encodeJpeg({ width, height, data }, jpegQuality).data),
  };
}

function isOpaque(rgba: Uint8Array): boolean {
  for (let at = 3; at < rgba.byteLength; at += 4) if (rgba[at] !== 255) return false;
  return true;
}
