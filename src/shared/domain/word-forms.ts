// The simple inflections under which a word of a phrase is recognised, in English and Spanish.

/** Shorter words are only recognised as they stand: "red" is neither "redes" nor "reds". */
const shortestInflected = 4;
const shortestInfinitive = 5;

const objectPronouns = ['me', 'te', 'se', 'lo', 'la', 'le', 'los', 'las', 'les', 'nos'];
const arEndings = [
  'o',
  'as',
  'a',
  'amos',
  'an',
  'e',
  'es',
  'en',
  'ado',
  'ada',
  'ados',
  'adas',
  'ando',
  'aron',
  'aste',
  'aba',
  'aban',
];
const erIrEndings = [
  'o',
  'es',
  'e',
  'emos',
  'imos',
  'en',
  'a',
  'as',
  'an',
  'i',
  'io',
  'ido',
  'ida',
  'idos',
  'idas',
  'iendo',
  'ieron',
  'iste',
  'ia',
  'ian',
];

/**
 * Every form under which a folded word counts as found, itself first. The rule is small on purpose, and it reads a
 * phrase as a dictionary entry: singular, masculine, infinitive. It adds
 * - plurals: product -> products, rash -> rashes, allergy -> allergies, reaccion -> reacciones, vez -> veces;
 *   and the singular of a phrase written in the plural
 * - English verb endings: burn -> burned, burning; cause -> caused, causing
 * - Spanish gender: roto -> rota, rotos, rotas; vendedor -> vendedora
 * - regular Spanish verbs from the infinitive: irritar -> irrita, irritado; with pronoun: devolver -> devolverlo
 * What is irregular ("broke", "devuelvo") is written into the table as a phrase of its own.
 */
export function formsOf(word: string): ReadonlySet<string> {
  const forms = new Set([word]);
  if (word.length < shortestInflected || !/^[a-z]+$/.test(word)) return forms;
  for (const form of [
    ...numberForms(word),
    ...englishVerbForms(word),
    ...genderForms(word),
    ...spanishVerbForms(word),
  ]) {
    forms.add(form);
  }
  return forms;
}

function numberForms(word: string): readonly string[] {
  const forms = [`${word}s`];
  if (endsInConsonant(word)) forms.push(`${word}es`);
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  if (word.endsWith('z')) forms.push(`${word.slice(0, -1)}ces`);
  if (word.endsWith('s') && word.length > shortestInflected) forms.push(word.slice(0, -1));
  if (word.endsWith('es') && word.length > shortestInflected + 1) forms.push(word.slice(0, -2));
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  return forms;
}

function englishVerbForms(word: string): readonly string[] {
  if (word.endsWith('e')) return [`${word}d`, `${word.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ied`, `${word}ing`];
  return endsInConsonant(word) ? [`${word}ed`, `${word}ing`] : [];
}

function genderForms(word: string): readonly string[] {
  if (word.endsWith('o')) return ['a', 'os', 'as'].map((ending) => word.slice(0, -1) + ending);
  return word.endsWith('or') ? [`${word}a`, `${word}as`] : [];
}

function spanishVerbForms(word: string): readonly string[] {
  if (word.length < shortestInfinitive || !/[aei]r$/.test(word)) return [];
  const stem = word.slice(0, -2);
  const endings = word.endsWith('ar') ? arEndings : erIrEndings;
  return [...endings.map((ending) => stem + ending), ...objectPronouns.map((pronoun) => word + pronoun)];
}

function endsInConsonant(word: string): boolean {
  return /[^aeiou]$/.test(word);
}
