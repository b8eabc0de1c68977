// Which language a text is written in, by the small words that every sentence has.
import { wordsOf } from '../fold-words';

/** Folded. A word that two of them share says nothing and counts for both. */
const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set(
    'a about all am an and any are as at be been but by can could did do does for from get had has have he her here hi ' +
      'how i if im in is it its just like me more my no not of on or our out please she so sorry thanks that the their ' +
      'them there they this to up us was we were what when where which who will with would you your',
  ),
  es: set(
    'a al algo aqui asi bien buenas buenos como con cual cuando de del desde donde el ella en entre era eres es esa ese ' +
      'eso esta estamos estan estas este esto fue gracias ha han hasta hay hola la las le les lo los mas me mi mucho muy ' +
      'nada ni no nos nosotros o para pero por porque puede puedes que quien se ser si sin sobre somos son su sus ' +
      'tambien te tenemos tiene tienes todo tu tus un una unos usted y ya',
  ),
  pt: set(
    'a ao aos as bem boa com como da das de do dos e ela ele em entre era essa esse esta estamos eu foi isso ja la lhe ' +
      'mais mas me meu minha muito na nao nas no nos nossa nosso o obrigada obrigado ola os ou para pela pelo por porque ' +
      'pra quando que quem sao se sem ser seu sua tambem te tem temos um uma voce voces',
  ),
  fr: set(
    'a au aux avec bonjour ca ce ces cette comme dans de des donc du elle en est et etes eu il ils je la le les leur lui ' +
      'mais me merci mes moi mon ne nos notre nous on ou par pas plus pour qu que qui sa se ses si son sont sur ta tes ' +
      'toi ton tout tu un une vos votre vous y',
  ),
  de: set(
    'aber als am an auch auf aus bei bin bis bitte da danke das dass dein dem den der des die dir du ein eine einem einen ' +
      'einer er es euch fur haben hallo hat ich ihr im in ist ja kann kein mehr mein mit nach nicht noch nur oder schon ' +
      'sehr sein sich sie sind so und uns vom von vor war was wenn wie wir wird wo zu zum zur',
  ),
  it: set(
    'a ai al alla anche c che chi ci ciao come con cosa da dal dalla dei del della di dove e ed era gli grazie ha hai ho i ' +
      'il in io la le lei lo ma mi mia mio molto ne nei nel nella no noi non nostro o per perche piu puo quando quello ' +
      'questa questo se si sono su sua sul suo ti tu tuo un una vi voi',
  ),
};

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** What the customer writes in: what their words clearly are says more than what the channel calls them. Null: nobody knows. */
export function customerLanguage({
  preview,
  language,
}: {
  readonly preview: string;
  readonly language: string | null;
}): string | null {
  return spokenLanguage(preview) ?? language;
}

/** "AU-004211" is no French. */
const codes = /\S*\d\S*/gu;
const leastWords = 3;
/** One language has to have so many times what the next one has. */
const clearly = 1.5;

/**
 * Base tag of the language a text is clearly written in; null where it is too short, or two come near each other. Only
 * languages that are listed here are told apart.
 */
export function spokenLanguage(text: string): string | null {
  const words = wordsOf(text.replace(codes, ' '));
  const counts = Object.entries(smallWords)
    .map(([language, small]) => ({ language, count: words.filter((word) => small.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [best, next] = counts;
  if (best === undefined || best.count < leastWords || best.count < words.length / 6) return null;
  return best.count >= clearly * (next?.count ?? 0) ? best.language : null;
}
