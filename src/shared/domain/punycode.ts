// Reads internationalised host names back from their ASCII form (RFC 3492), to judge how they look.

const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;

/** A label such as "xn--maana-pta" as people see it; null when it is not a valid one. Other labels as they are. */
export function readableLabel(label: string): string | null {
  if (!label.toLowerCase().startsWith('xn--')) return label;
  return decode(label.slice(4).toLowerCase());
}

function decode(encoded: string): string | null {
  const split = encoded.lastIndexOf('-');
  const output = split > 0 ? [...encoded.slice(0, split)] : [];
  const digits = encoded.slice(split + 1);
  let code = 128;
  let place = 0;
  let bias = 72;
  let read = 0;
  while (read < digits.length) {
    const delta = readNumber(digits, read, bias);
    if (delta === null) return null;
    read = delta.next;
    const length = output.length + 1;
    bias = adapt(delta.value, length, place === 0 && output.length === Math.max(split, 0));
    place += delta.value;
    code += Math.floor(place / length);
    place %= length;
    if (code > 0x10ffff) return null;
    output.splice(place, 0, String.fromCodePoint(code));
    place += 1;
  }
  return output.join('');
}

/** One number of variable length, least significant digit first. */
function readNumber(
  digits: string,
  from: number,
  bias: number,
): { readonly value: number; readonly next: number } | null {
  let value = 0;
  let weight = 1;
  for (let at = from, k = base; at < digits.length; at += 1, k += base) {
    const digit = digitOf(digits.charCodeAt(at));
    if (digit === null) return null;
    value += digit * weight;
    if (value > 0x7fffffff) return null;
    const threshold = Math.min(Math.max(k - bias, tMin), tMax);
    if (digit < threshold) return { value, next: at + 1 };
    weight *= base - threshold;
  }
  return null;
}

function digitOf(charCode: number): number | null {
  if (charCode >= 0x61 && charCode <= 0x7a) return charCode - 0x61;
  return charCode >= 0x30 && charCode <= 0x39 ? charCode - 0x30 + 26 : null;
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) / 2; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
