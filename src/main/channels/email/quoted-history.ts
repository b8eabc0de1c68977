// Parts what a customer wrote from the older mail that their program copied below it. Linear in the length of the text.
// Lines are looked at one by one with bounded patterns: libraries for this take minutes over a hostile mail.

export interface PartedText {
  readonly written: string;
  /** The copied mail, without marks; empty when there is none. */
  readonly quoted: string;
}

const longestHeader = 400;

/** "On Monday, Ann wrote:", "El lunes, Ana escribió:" and the like, when put together on one line. */
const attribution =
  /^(on\b.{4,}\bwrote|el\b.{4,}\bescribi[óo]|le\b.{4,}\ba écrit|am\b.{4,}\bschrieb.{0,200}|il\b.{4,}\bha scritto|em\b.{4,}\bescreveu|op\b.{4,}\bschreef.{0,200})\s?:$/i;
const separator =
  /^-{2,20} ?(original message|mensaje original|ursprüngliche nachricht|message d'origine|messaggio originale|mensagem original|forwarded message|mensaje reenviado) ?-{2,20}$/i;
const headerField =
  /^\*?(from|de|von|da|sent|enviado( el)?|enviada em|gesendet|envoyé|inviato|date|fecha|datum|data|to|para|an|à|a|cc|subject|asunto|betreff|objet|oggetto|assunto)\s?:\*?\s/i;
const firstField = /^\*?(from|de|von|da)\s?:\*?\s/i;

/** Answers written between the lines of the older mail stay with it: then nothing is cut. */
export function partText(text: string): PartedText {
  const lines = text.split('\n');
  const start = historyStart(lines);
  const written = lines.slice(0, start).join('\n').trim();
  if (start === lines.length || written === '') return { written: text.trim(), quoted: '' };
  const quoted = lines.slice(start).map((line) => line.replace(/^\s{0,3}(> ?){1,20}/, ''));
  return { written, quoted: quoted.join('\n').trim() };
}

/** The line from which on everything is copied; the number of lines when nothing is. */
function historyStart(lines: readonly string[]): number {
  const tail = quotedTail(lines);
  for (let at = 0; at < lines.length; at += 1) {
    if (isSeparator(lines, at)) return at;
    const length = attributionAt(lines, at);
    // Beneath an attribution everything must be marked as copied, or somebody answered between the lines.
    if (length > 0 && at + length >= tail) return at;
  }
  return tail;
}

/** The line from which on there are only marked and empty lines, with at least one marked. */
function quotedTail(lines: readonly string[]): number {
  let start = lines.length;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (/^\s{0,3}>/.test(line)) start = at;
    else if (line.trim() !== '') break;
  }
  return start;
}

/** How many lines, from here on, are an attribution that may be broken over three; 0: none. */
function attributionAt(lines: readonly string[], at: number): number {
  let joined = '';
  for (let length = 1; length <= 3; length += 1) {
    const line = lines[at + length - 1];
    if (line === undefined || joined.length + line.length > longestHeader) return 0;
    joined = `${joined} ${line.trim()}`.trim();
    if (joined !== '' && attribution.test(joined)) return nextWritten(lines, at + length) - at;
  }
  return 0;
}

function nextWritten(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}

/** A line that announces the older mail, or the block of its headers as Outlook puts it there. */
function isSeparator(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (line.length > longestHeader) return false;
  if (separator.test(line)) return true;
  if (!firstField.test(line)) return false;
  const block = lines
    .slice(at, at + 6)
    .filter((one) => one.length <= longestHeader && headerField.test(one.trim()));
  return block.length >= 3;
}
