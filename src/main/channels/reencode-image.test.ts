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

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a photo', () => {
  it('loses where it was taken', () => {
    const original = jpegWithExif(1);
    expect(text(original)).toContain(secretPlace);
    const picture = reencodeImage(original);
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
  ])('stands upright after orientation %i was dropped', (orientation, width, height, first, last) => {
    const picture = reencodeImage(jpegWithExif(orientation));
    const decoded = decodeJpeg(picture?.bytes ?? new Uint8Array(0), { useTArray: true });
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    const colourAt = (at: number) => ((decoded.data[at] ?? 0) > 128 ? 'red' : 'blue');
    expect([colourAt(0), colourAt(decoded.data.length - 4)]).toEqual([first, last]);
  });
});

describe('a picture without loss', () => {
  it('keeps its pixels and loses its texts', () => {
    const original = encodePng({
      width: 8,
      height: 4,
      data: redBlue(8, 4),
      channels: 4,
      depth: 8,
      text: { Comment: secretPlace },
    });
    const picture = reencodeImage(original);
    expect(picture?.mediaType).toBe('image/png');
    expect(text(original)).toContain(secretPlace);
    expect(text(picture?.bytes ?? original)).not.toContain(secretPlace);
    expect(decodePng(picture?.bytes ?? original).data).toEqual(redBlue(8, 4));
  });

  it('keeps a palette', () => {
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
    const again = decodePng(reencodeImage(original)?.bytes ?? new Uint8Array(0));
    expect(again.palette?.slice(0, 2).map((entry) => entry.slice(0, 3))).toEqual(palette);
  });
});

it('shows the first frame of a moving picture', () => {
  const buffer = Buffer.alloc(2_000);
  const writer = new GifWriter(buffer, 4, 2, { palette: [0xff0000, 0x0000ff] });
  writer.addFrame(0, 0, 4, 2, [0, 0, 1, 1, 0, 0, 1, 1]);
  writer.addFrame(0, 0, 4, 2, [1, 1, 1, 1, 1, 1, 1, 1]);
  const picture = reencodeImage(buffer.subarray(0, writer.end()));
  expect(picture?.mediaType).toBe('image/png');
  expect(decodePng(picture?.bytes ?? new Uint8Array(0)).data).toEqual(redBlue(4, 2));
});

describe('bombs and rubbish', () => {
  it('is not opened when it claims too many pixels', () => {
    const startedAt = performance.now();
    expect(reencodeImage(pngOf(60_000, 60_000, pngChunk('IDAT', deflateSync(Buffer.alloc(100)))))).toBeNull();
    expect(reencodeImage(pngOf(0, 10, pngChunk('IDAT', deflateSync(Buffer.alloc(100)))))).toBeNull();
    const jpeg = Buffer.from(jpegWithExif(1));
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect(reencodeImage(jpeg)).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('is not opened when it unpacks to more than its size explains', () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000));
    const before = process.memoryUsage().arrayBuffers;
    expect(reencodeImage(pngOf(10, 10, pngChunk('IDAT', bomb)))).toBeNull();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('drops bombs in chunks beside the pixels', () => {
    const rows = deflateSync(Buffer.alloc(4 * 13));
    const profile = pngChunk(
      'iCCP',
      Buffer.concat([Buffer.from('p\0\0'), deflateSync(Buffer.alloc(200_000_000))]),
    );
    const picture = reencodeImage(pngOf(4, 4, profile, pngChunk('IDAT', rows)));
    expect(picture?.bytes.byteLength).toBeLessThan(1_000);
  });

  it('gives nothing for what is no picture, whatever it is called', () => {
    for (const bytes of ['', '<svg onload="alert(1)"/>', 'GIF89a', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff']) {
      expect(reencodeImage(Buffer.from(bytes, 'latin1'))).toBeNull();
    }
  });

  it('never throws over damaged pictures', () => {
    const samples = [
      jpegWithExif(6),
      encodePng({ width: 8, height: 4, data: redBlue(8, 4), channels: 4, depth: 8 }),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.nat(255),
        fc.nat(),
        (sample, at, byte, length) => {
          const damaged = Uint8Array.from(sample.subarray(0, 20 + (length % sample.byteLength)));
          damaged[at % damaged.byteLength] = byte;
          reencodeImage(damaged);
          readPictureFacts(damaged);
        },
      ),
      { numRuns: 200 },
    );
  });
});
