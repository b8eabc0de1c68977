// Whether a host name may be mistaken for another one.
import { readableLabel } from './punycode';

export type HostWarning =
  /** Has letters beyond ASCII: what is seen is not what is asked for. */
  | 'international'
  /** One label mixes scripts that no language mixes. */
  | 'mixed-scripts'
  /** Letters of another script that look like Latin ones. */
  | 'look-alike'
  /** A number instead of a name. */
  | 'ip-address';

const scripts: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Thai}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
];
const latin = 0;
const eastAsian = scripts.length - 1;
/** Cyrillic, Greek and Armenian letters that most typefaces draw like Latin ones. */
const likeLatin = /^[\d\-асеорхуіјѕһԁԛԝӏкмтвնոսցզօαοιρνυκχγτωѵ]+$/u;

/** What a person should know of a host, given in ASCII as a URL parser gives it. */
export function hostWarnings(host: string): readonly HostWarning[] {
  if (/^(\d{1,3}\.){3}\d{1,3}$|^\[/.test(host)) return ['ip-address'];
  const labels = host.split('.').map((label) => readableLabel(label) ?? label);
  const warnings = new Set<HostWarning>();
  for (const label of labels) {
    if (!/[^ -~]/.test(label)) continue;
    warnings.add('international');
    if (mixesScripts(label)) warnings.add('mixed-scripts');
    else if (likeLatin.test(label)) warnings.add('look-alike');
  }
  return [...warnings];
}

/** Chinese, Japanese and Korean names are written with Latin letters among them; no other scripts mix. */
function mixesScripts(label: string): boolean {
  const used = scripts.flatMap((script, index) => (script.test(label) ? [index] : []));
  if (used.length < 2) return false;
  return !(used.length === 2 && used.includes(latin) && used.includes(eastAsian));
}
