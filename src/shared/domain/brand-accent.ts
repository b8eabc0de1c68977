// Keeps a brand's colour from being taken for a tier's: green, yellow and red mean tiers and nothing else.

/** As "#2f7f86". */
type HexColor = string;

interface Perceived {
  /** 0 to 1. */
  readonly lightness: number;
  /** How far from grey; the tiers' colours have more than 0.08. */
  readonly chroma: number;
  /** Degrees: red about 20, yellow about 85, green about 155, blue about 265. */
  readonly hue: number;
}

/** From teal to magenta no tier is near; what is nearly grey has no hue to be mistaken. */
export const freeHues = { from: 185, to: 350 } as const;
export const mutedChroma = 0.05;
/** Rounding to whole channels must not bring it back above the limit. */
const mutedTo = 0.045;

/** Whether nobody can take it for the colour of a tier. */
export function isUnlikeTiers(color: HexColor): boolean {
  const { chroma, hue } = perceived(color);
  return chroma <= mutedChroma || (hue >= freeHues.from && hue <= freeHues.to);
}

/** The colour itself, or the same one muted where it is too near to a tier's. Lower-case. */
export function unlikeTiers(color: HexColor): HexColor {
  if (isUnlikeTiers(color)) return color.toLowerCase();
  const { lightness, chroma, a, b } = oklab(color);
  const share = mutedTo / chroma;
  return fromOklab(lightness, a * share, b * share);
}

/** A colour as the eye orders them (OKLCh, B. Ottosson 2020). */
export function perceived(color: HexColor): Perceived {
  const { lightness, chroma, a, b } = oklab(color);
  return { lightness, chroma, hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

function oklab(color: HexColor) {
  const bits = Number.parseInt(color.slice(1), 16);
  const [red, green, blue] = [bits >> 16, (bits >> 8) & 255, bits & 255].map(toLinear) as [
    number,
    number,
    number,
  ];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return { lightness, chroma: Math.hypot(a, b), a, b };
}

function fromOklab(lightness: number, a: number, b: number): HexColor {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map((channel) => toByte(channel).toString(16).padStart(2, '0')).join('')}`;
}

function toLinear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const share = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, share)) * 255);
}
