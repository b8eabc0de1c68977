import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { decode as decodePng, encode as encodePng } from 'fast-png';
import { decode as decodeJpeg, encode as encodeJpeg } from 'jpeg-js';
import { GifWriter } from 'omggif';
import { describe, expect, it } from 'vitest';
import { readPictureFacts } from './picture-size';
import { reencodeImage } from './reencode-image';

const secretPlace = 'GPS 40.4168 -3.7038';

/** Left half red, right half blue, so that turning it shows. */
function redBlue(width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    data.set(at % width < width / 2 ? [255, 0, 0, 255] : [0, 0, 255, 255], at * 4);
  }
  return data;
}

function jpegWithExif(orientation: number, width = 64, height = 32): Uint8Array {
  const plain = encodeJpeg({ width, height, data: redBlue(width, height) }, 90).data;
  const tiff = Buffer.alloc(26 + secretPlace.length);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  tiff.write(secretPlace, 26, 'latin1');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)]);
}

function pngChunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.byteLength);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

function pngOf(width: number, height: number, ...chunks: Buffer[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IEND', new Uint8Array(0)),
  ]);
}

const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a photo', () => {
  it('loses where it was taken', async () => {
    const original = jpegWithExif(1);
    expect(text(original)).toContain(secretPlace);
    const picture = await reencodeImage(original);
    expect(picture?.mediaType).toBe('image/jpeg');
    expect(text(picture?.bytes ?? original)).not.toContain(secretPlace);
    expect(text(picture?.bytes ?? original)).not.toContain('Exif');
  });

  it.each([
    [1, 64, 32, 'red', 'blue'],
    [2, 64, 32, 'blue', 'red'],
    [3, 64, 32, 'blue', 'red'],
    [4, 64, 32, 'red', 'blue'],
    [5, 32, 64, 'red', 'blue'],
    [6, 32, 64, 'red', 'blue'],
    [7, 32, 64, 'blue', 'red'],
    [8, 32, 64, 'blue', 'red'],
  ])('stands upright after orientation %i was dropped', async (orientation, width, height, first, last) => {
    const picture = await reencodeImage(jpegWithExif(orientation));
    const decoded = decodeJpeg(picture?.bytes ?? new Uint8Array(0), { useTArray: true });
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    const colourAt = (at: number) => ((decoded.data[at] ?? 0) > 128 ? 'red' : 'blue');
    expect([colourAt(0), colourAt(decoded.data.length - 4)]).toEqual([first, last]);
  });
});

describe('a picture without loss', () => {
  it('keeps its pixels and loses its texts', async () => {
    const original = encodePng({
      width: 8,
      height: 4,
      data: redBlue(8, 4),
      channels: 4,
      depth: 8,
      text: { Comment: secretPlace },
    });
    const picture = await reencodeImage(original);
    expect(picture?.mediaType).toBe('image/png');
    expect(text(original)).toContain(secretPlace);
    expect(text(picture?.bytes ?? original)).not.toContain(secretPlace);
    expect(decodePng(picture?.bytes ?? original).data).toEqual(redBlue(8, 4));
  });

  it('keeps a palette', async () => {
    const palette = [
      [255, 0, 0],
      [0, 0, 255],
    ];
    const original = encodePng({
      width: 2,
      height: 1,
      data: new Uint8Array([0, 1]),
      channels: 1,
      depth: 8,
      palette,
    });
    const again = decodePng((await reencodeImage(original))?.bytes ?? new Uint8Array(0));
    expect(again.palette?.slice(0, 2).map((entry) => entry.slice(0, 3))).toEqual(palette);
  });
});

it('shows the first frame of a moving picture', async () => {
  const buffer = Buffer.alloc(2_000);
  const writer = new GifWriter(buffer, 4, 2, { palette: [0xff0000, 0x0000ff] });
  writer.addFrame(0, 0, 4, 2, [0, 0, 1, 1, 0, 0, 1, 1]);
  writer.addFrame(0, 0, 4, 2, [1, 1, 1, 1, 1, 1, 1, 1]);
  const picture = await reencodeImage(buffer.subarray(0, writer.end()));
  expect(picture?.mediaType).toBe('image/png');
  expect(decodePng(picture?.bytes ?? new Uint8Array(0)).data).toEqual(redBlue(4, 2));
});

it('decodes what browsers prefer to send', async () => {
  expect(readPictureFacts(webp)).toMatchObject({ kind: 'webp', width: 1, height: 1 });
  expect(await reencodeImage(webp)).toMatchObject({ mediaType: 'image/jpeg' });
  const huge = Uint8Array.from(webp);
  huge.set([0xff, 0x3f, 0xff, 0x3f], 26);
  expect(await reencodeImage(huge)).toBeNull();
});

describe('bombs and rubbish', () => {
  it('is not opened when it claims too many pixels', async () => {
    const rows = deflateSync(Buffer.alloc(2_000 * (1 + 2_000 * 3)));
    const before = performance.now();
    expect(await reencodeImage(pngOf(2_000, 2_000, pngChunk('IDAT', rows)))).not.toBeNull();
    const ofOne = performance.now() - before;
    const startedAt = performance.now();
    expect(
      await reencodeImage(pngOf(60_000, 60_000, pngChunk('IDAT', deflateSync(Buffer.alloc(100))))),
    ).toBeNull();
    expect(await reencodeImage(pngOf(0, 10, pngChunk('IDAT', deflateSync(Buffer.alloc(100)))))).toBeNull();
    const jpeg = Buffer.from(jpegWithExif(1));
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect(await reencodeImage(jpeg)).toBeNull();
    // Billions of pixels would take thousands of times what a real picture takes, and more memory than there is.
    expect(performance.now() - startedAt).toBeLessThan(5 * ofOne);
  });

  it('is not opened when it unpacks to more than its size explains', async () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000));
    const before = process.memoryUsage().arrayBuffers;
    expect(await reencodeImage(pngOf(10, 10, pngChunk('IDAT', bomb)))).toBeNull();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('drops bombs in chunks beside the pixels', async () => {
    const rows = deflateSync(Buffer.alloc(4 * 13));
    const profile = pngChunk(
      'iCCP',
      Buffer.concat([Buffer.from('p\0\0'), deflateSync(Buffer.alloc(200_000_000))]),
    );
    const picture = await reencodeImage(pngOf(4, 4, profile, pngChunk('IDAT', rows)));
    expect(picture?.bytes.byteLength).toBeLessThan(1_000);
  });

  it('gives nothing for what is no picture, whatever it is called', async () => {
    for (const bytes of ['', '<svg onload="alert(1)"/>', 'GIF89a', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff']) {
      expect(await reencodeImage(Buffer.from(bytes, 'latin1'))).toBeNull();
    }
  });

  it('never throws over damaged pictures', async () => {
    const samples = [
      jpegWithExif(6),
      encodePng({ width: 8, height: 4, data: redBlue(8, 4), channels: 4, depth: 8 }),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.nat(255),
        fc.nat(),
        async (sample, at, byte, length) => {
          const damaged = Uint8Array.from(sample.subarray(0, 20 + (length % sample.byteLength)));
          damaged[at % damaged.byteLength] = byte;
          await reencodeImage(damaged);
          readPictureFacts(damaged);
        },
      ),
      { numRuns: 200 },
    );
  });
});
