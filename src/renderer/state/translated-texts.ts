// Words that a machine translated while this window was open: cut and put in again they are still the machine's (R48).
import type { AgentId } from '../../shared/domain/ids';
import type { TranslatedDraft } from '../../shared/ipc/draft';

interface TranslatedText {
  /** Nobody else's words are marked by them, nor see what they were made from. */
  readonly by: AgentId;
  readonly text: string;
  readonly machine: TranslatedDraft;
}

const mostKept = 50;
/** Of a piece that tells whose words they are; shorter ones anybody may have written. */
const tellingLength = 20;

let kept: readonly TranslatedText[] = [];

/** Words with their mark, as they stand now. A text that is deleted letter by letter is known by its longer forms. */
export function rememberTranslated(one: TranslatedText): void {
  const text = plain(one.text);
  if (text === '') return;
  const isSame = (other: TranslatedText) => other.by === one.by && other.machine === one.machine;
  const known = kept.find(isSame);
  if (known !== undefined && (text === known.text || text.length < tellingLength)) return;
  kept = [...kept.filter((other) => !isSame(other)), { ...one, text }].slice(-mostKept);
}

/** The mark of words that a machine translated, or that hold a piece of such; null: nothing says so. */
export function translationOf(words: string, by: AgentId): TranslatedDraft | null {
  const text = plain(words);
  const isIn = (piece: string, whole: string) => piece.length >= tellingLength && whole.includes(piece);
  const found = kept.findLast(
    (one) => one.by === by && (one.text === text || isIn(one.text, text) || isIn(text, one.text)),
  );
  return found?.machine ?? null;
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
