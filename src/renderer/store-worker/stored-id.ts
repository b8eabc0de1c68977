// The id of a case as the store keeps it: nine characters in place of thirty-two, in each row and each entry of its index.
import { asId, type CaseId } from '../../shared/domain/ids';

/** Below the surrogates. */
const bitsPerCharacter = 15;
const firstCharacter = 0x80;
const bitsPerDigit = 4;
const digits = 32;
const usualId = /^[0-9a-f]{32}$/;

/** They sort as the ids do. An id of another form stays as it is. */
export function storedId(id: CaseId): string {
  if (!usualId.test(id)) return id;
  let text = '';
  let held = 0;
  let bits = 0;
  for (let at = 0; at < digits; at += 1) {
    held = (held << bitsPerDigit) | Number.parseInt(id.charAt(at), 16);
    bits += bitsPerDigit;
    if (bits < bitsPerCharacter) continue;
    bits -= bitsPerCharacter;
    text += String.fromCharCode(firstCharacter + (held >> bits));
    held &= (1 << bits) - 1;
  }
  return text + String.fromCharCode(firstCharacter + (held << (bitsPerCharacter - bits)));
}

export function caseIdOf(stored: string): CaseId {
  if (!(stored.charCodeAt(0) >= firstCharacter)) return asId<CaseId>(stored);
  let id = '';
  let held = 0;
  let bits = 0;
  for (let at = 0; at < stored.length; at += 1) {
    held = (held << bitsPerCharacter) | (stored.charCodeAt(at) - firstCharacter);
    bits += bitsPerCharacter;
    for (; bits >= bitsPerDigit && id.length < digits; held &= (1 << bits) - 1) {
      bits -= bitsPerDigit;
      id += (held >> bits).toString(16);
    }
  }
  return asId<CaseId>(id);
}
