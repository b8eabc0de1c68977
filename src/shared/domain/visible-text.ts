// Customer text that cannot lie about itself: what is invisible, turns the direction or piles up is shown as marks.

export const markNames = [
  'direction-control',
  'invisible',
  'blank-letter',
  'hidden-tag',
  'control',
  'damaged',
  'piled-accents',
] as const;
export type MarkName = (typeof markNames)[number];

/**
 * Text that may be shown as it is, isolated from its surroundings (`<bdi>`); or a mark, with a name to speak and the
 * number of signs that stood there.
 */
export type VisibleSpan =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly name: MarkName; readonly count: number };

/** No script stacks more on one letter; what is above climbs over the neighbouring lines. */
const accentsAtMost = 6;

const accent = /^[\p{Mn}\p{Me}]$/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const pictograph = /^\p{Extended_Pictographic}$/u;
const skinTone = /^\p{Emoji_Modifier}$/u;
/** Scripts whose spelling needs the joiner or the non-joiner between letters. */
const joiningScript =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

const nonJoiner = 0x200c;
const joiner = 0x200d;
const blackFlag = 0x1f3f4;
const blankLetters: readonly number[] = [0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0];

/** Signs of Latin scripts, punctuation and money, none of which can be anything but itself: most texts hold no other. */
const isPlain = /^[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]+$/;

/**
 * A text as spans of text and marks. Line ends of every kind become one; joiners, variation selectors and tags stay
 * where an emoji or a script needs them. Whatever else cannot be seen, changes the writing direction or piles up
 * becomes a mark; neighbouring marks of one name are one.
 */
export function visibleText(text: string): readonly VisibleSpan[] {
  const lines = text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n');
  if (isPlain.test(lines)) return [{ kind: 'text', text: lines }];
  const signs = [...lines];
  const isRightToLeft = rightToLeft.test(text);
  const spans: VisibleSpan[] = [];
  let accents = 0;
  signs.forEach((sign, at) => {
    accents = accent.test(sign) ? accents + 1 : 0;
    const name = accents > accentsAtMost ? 'piled-accents' : markOf(signs, at, isRightToLeft);
    append(spans, sign, name);
  });
  return spans;
}

function append(spans: VisibleSpan[], sign: string, name: MarkName | null): void {
  const last = spans.at(-1);
  if (name === null) {
    if (last?.kind === 'text') spans[spans.length - 1] = { kind: 'text', text: last.text + sign };
    else spans.push({ kind: 'text', text: sign });
  } else if (last?.kind === 'mark' && last.name === name) {
    spans[spans.length - 1] = { ...last, count: last.count + 1 };
  } else spans.push({ kind: 'mark', name, count: 1 });
}

function markOf(signs: readonly string[], at: number, isRightToLeft: boolean): MarkName | null {
  const code = codeAt(signs, at);
  if (code === 0x09 || code === 0x0a) return null;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 'control';
  if (code < 0xad) return null;
  if ((code >= 0xd800 && code < 0xe000) || code === 0xfffd || (code & 0xfffe) === 0xfffe) return 'damaged';
  // The lone marks order punctuation in right-to-left text; anywhere else they have no business.
  if (code === 0x200e || code === 0x200f || code === 0x61c) return isRightToLeft ? null : 'direction-control';
  if (within(code, 0x202a, 0x202e) || within(code, 0x2066, 0x2069)) return 'direction-control';
  if (blankLetters.includes(code)) return 'blank-letter';
  if (within(code, 0xe0000, 0xe007f)) return isInFlag(signs, at) ? null : 'hidden-tag';
  if (code === joiner || code === nonJoiner) return isNeededJoiner(signs, at) ? null : 'invisible';
  if (isVariationSelector(code)) return isNeededSelector(signs, at) ? null : 'invisible';
  return isInvisible(code) ? 'invisible' : null;
}

function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x34f ||
    code === 0x180e ||
    code === 0x200b ||
    code === 0xfeff ||
    within(code, 0x2060, 0x2065) ||
    within(code, 0x206a, 0x206f) ||
    within(code, 0xfff9, 0xfffb) ||
    within(code, 0x1bca0, 0x1bca3)
  );
}

function isVariationSelector(code: number): boolean {
  return within(code, 0xfe00, 0xfe0f) || within(code, 0xe0100, 0xe01ef);
}

/** One selector after a visible sign; a row of them is how hidden messages are carried. */
function isNeededSelector(signs: readonly string[], at: number): boolean {
  const before = codeAt(signs, at - 1);
  return before > 0x20 && !isVariationSelector(before) && !isInvisible(before) && before !== joiner;
}

function isNeededJoiner(signs: readonly string[], at: number): boolean {
  const before = signs[isVariationSelector(codeAt(signs, at - 1)) ? at - 2 : at - 1] ?? '';
  const after = signs[at + 1] ?? '';
  const joinsEmoji =
    codeAt(signs, at) === joiner &&
    (pictograph.test(before) || skinTone.test(before)) &&
    pictograph.test(after);
  return joinsEmoji || (joiningScript.test(before) && joiningScript.test(after));
}

/** The flags of England, Scotland and Wales are a black flag with tags behind it. */
function isInFlag(signs: readonly string[], at: number): boolean {
  for (let place = at - 1; at - place <= 8; place -= 1) {
    if (codeAt(signs, place) === blackFlag) return true;
    if (!within(codeAt(signs, place), 0xe0020, 0xe007e)) return false;
  }
  return false;
}

function codeAt(signs: readonly string[], at: number): number {
  return signs[at]?.codePointAt(0) ?? 0;
}

function within(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}
