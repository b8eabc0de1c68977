// Reads what a picture claims about itself, before any decoder touches it: kind, size in pixels, orientation.

export interface PictureFacts {
  readonly kind: 'jpeg' | 'png' | 'gif' | 'webp';
  readonly width: number;
  readonly height: number;
  /** As a camera notes it, 1 to 8; 1 is upright. */
  readonly orientation: number;
}

/** Null when the bytes are no picture that can be shown here. The file's name and declared type are not asked. */
export function readPictureFacts(bytes: Uint8Array): PictureFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
      return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), orientation: 1 };
    }
    if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) {
      return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true), orientation: 1 };
    }
    if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46])) return webpFacts(view);
    return startsWith(bytes, [0xff, 0xd8, 0xff]) ? jpegFacts(view) : null;
  } catch {
    // Read past the end: cut short.
    return null;
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

const webpMark = 0x57454250;
const lossy = 0x56503820;
const lossless = 0x5650384c;
const extended = 0x56503858;

function webpFacts(view: DataView): PictureFacts | null {
  if (view.getUint32(8) !== webpMark) return null;
  const sized = (width: number, height: number): PictureFacts => ({
    kind: 'webp',
    width,
    height,
    orientation: 1,
  });
  switch (view.getUint32(12)) {
    case lossy:
      return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case lossless: {
      const bits = view.getUint32(21, true);
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case extended:
      return sized((view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1);
    default:
      return null;
  }
}

/** Walks the segments up to the frame header; throws RangeError past the end. */
function jpegFacts(view: DataView): PictureFacts | null {
  let orientation = 1;
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame)
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5), orientation };
    if (marker === 0xda || marker === 0xd9 || length < 2) return null;
    if (marker === 0xe1)
      orientation =
        exifOrientation(new DataView(view.buffer, view.byteOffset + at + 4, length - 2)) ?? orientation;
    at += 2 + length;
  }
  return null;
}

const orientationTag = 0x0112;

function exifOrientation(exif: DataView): number | null {
  try {
    if (exif.getUint32(0) !== 0x45786966) return null;
    const tiff = 6;
    const little = exif.getUint16(tiff) === 0x4949;
    const directory = tiff + exif.getUint32(tiff + 4, little);
    const entries = exif.getUint16(directory, little);
    for (let entry = 0; entry < Math.min(entries, 64); entry += 1) {
      const at = directory + 2 + entry * 12;
      if (exif.getUint16(at, little) !== orientationTag) continue;
      const value = exif.getUint16(at + 8, little);
      return value >= 1 && value <= 8 ? value : null;
    }
    return null;
  } catch {
    return null;
  }
}
