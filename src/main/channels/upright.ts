// Turns pixels the way the camera meant them, since the note about it is dropped with the other metadata.

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel, row by row. */
  readonly data: Uint8Array;
}

/** `orientation` as EXIF counts: 1 upright, 2 to 4 mirrored or upside down, 5 to 8 lying on a side. */
export function upright(pixels: Pixels, orientation: number): Pixels {
  if (orientation <= 1 || orientation > 8) return pixels;
  const { width: w, height: h } = pixels;
  const lying = orientation >= 5;
  const width = lying ? h : w;
  const height = lying ? w : h;
  const from = new Uint32Array(
    pixels.data.buffer.slice(pixels.data.byteOffset, pixels.data.byteOffset + w * h * 4),
  );
  const to = new Uint32Array(w * h);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) to[y * width + x] = from[source(x, y, { w, h, orientation })] ?? 0;
  }
  return { width, height, data: new Uint8Array(to.buffer) };
}

interface Turn {
  readonly w: number;
  readonly h: number;
  readonly orientation: number;
}

/** Where the pixel that belongs at (x, y) stands in the picture as it was stored. */
function source(x: number, y: number, { w, h, orientation }: Turn): number {
  switch (orientation) {
    case 2:
      return y * w + (w - 1 - x);
    case 3:
      return (h - 1 - y) * w + (w - 1 - x);
    case 4:
      return (h - 1 - y) * w + x;
    case 5:
      return x * w + y;
    case 6:
      return (h - 1 - x) * w + y;
    case 7:
      return (h - 1 - x) * w + (w - 1 - y);
    default:
      return x * w + (w - 1 - y);
  }
}
