// Whether the words before a datum ask the customer for it, in English and Spanish.
import { foldText } from '../fold-words';

/** One of some words; an underscore stands for a space. */
const oneOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;

/** To one and to several, familiar and formal, and after "can you". */
const verbs = oneOf(`
  envia envie envien enviad enviar manda mande manden mandad mandar
  di diga digan decid decir da de den dad dar
  indica indique indiquen indicad indicar facilita facilite faciliten facilitad facilitar
  comparte comparta compartan compartid compartir deja deje dejen dejad dejar
  pasa pase pasen pasad pasar
  confirma confirme confirmen confirmad confirmar proporciona proporcione proporcionen proporcionar
  escribe escriba escriban escribid escribir pon ponga poner`);
const toYou = oneOf(`
  das dais dices decis envias enviais mandas mandais indicas indicais
  facilitas facilitais pasas pasais dejas dejais confirmas confirmais compartes compartis proporcionas escribes`);
const toYouFormally = oneOf(
  'da dice envia manda indica facilita pasa deja confirma comparte proporciona escribe',
);
const alone = oneOf(`
  envia envie manda mande indica indique facilita facilite comparte comparta deja deje confirma confirme
  escribe escriba proporciona proporcione`);
const wish = oneOf('puedes podrias puede podria podeis podriais pueden podrian');
const wished = oneOf(
  'enviar mandar dar decir indicar facilitar compartir dejar pasar confirmar proporcionar escribir',
);
const need = oneOf(
  'necesitamos necesito necesitaremos necesitaria necesitariamos haria_falta nos_falta nos_faltaria',
);
const thatYou = oneOf(
  'des digas envies mandes indiques facilites pases dejes confirmes de diga envie indique',
);

/** Whoever asks with these words asks for what comes first after them, whosever it is said to be. */
const directed = [
  // "Let me look" asks for nothing.
  `${verbs}(?:nos|me)(?! \\S+[aei]r(?:l[aeo]s?)? )`,
  `(?:nos|me) ${toYou}`,
  `(?<=\\| )(?:nos|me) ${toYouFormally}`,
  `(?:nos|me) ${wish} ${wished}`,
  `${need}(?: saber| conocer| que nos ${thatYou})?`,
  'cual es|cuales son',
  '(?:send|give|tell|leave|drop|provide|forward|text) (?:us|me)(?: with)?',
  'mind (?:sending|giving|telling|sharing|leaving|confirming|providing)(?: us| me)?|just need',
  'share with (?:us|me)|let (?:us|me) know|reply with|what is|whats',
  '(?:we|i)(?: will| would| also| just| still)? need(?: to (?:know|have))?',
  '(?:well|wed|ill|id) need(?: to (?:know|have))?|(?:may|can|could) (?:we|i) have',
];

/** "We confirm", "your post": the brand says what it does, or it is no verb. */
const itself = oneOf('we i well ill they it he she who your the this a that our my last');
const does = oneOf('can will have just also already now');
const glad = oneOf('writing happy able glad like want wanted pleased trying');
/** These may as well tell of something: they ask only with "your", and where an order or a wish begins. */
const plain = [
  `(?<=(?:\\||favor|solo|primero|entonces|luego|ahora|tambien) )${alone}`,
  `(?<=\\| )${wish} ${wished}`,
  `(?<! ${itself} (?:${does} )?)(?<! ${glad} to )(?:send|share|give|provide|confirm|leave|drop|post|tell)`,
];

/** Between what asks and what it asks for, these begin something else. */
const turns = oneOf(`
  sobre con about with te os le les we well i ill id you youll
  si if whether that que cuando when donde where por(?!_favor) for para porque because
  como how what which antes before after tras desde from luego so pero but
  lo it its is are es son ha han has have fue was be been este esta ese esa this these in on at en al by to
  will would can may modelo model marca version problema problem issue pantalla screen
  nuestro nuestra nuestros nuestras our a_la a_las a_los a_tu a_su \\S+(?:amos|emos)`);
const word = `(?!${turns} )\\S+ `;
const yours = oneOf('tu tus su sus vuestro vuestra vuestros vuestras your');
const article = oneOf('un una el la los las a an the');
const filler = oneOf('por_favor please tambien also solo only just aqui here entonces then');

interface Asking {
  readonly verb: RegExp;
  /** What may stand between the verb and the datum. */
  readonly between: RegExp;
}

const asking = (spoken: readonly string[], between: string): Asking => ({
  verb: new RegExp(`(?<= )(?:${spoken.join('|')}) `, 'g'),
  between: new RegExp(`^${between}$`),
});
const askings: readonly Asking[] = [
  asking(directed, `(?:${word}){0,7}?${yours} (?:${word}){0,5}`),
  asking(directed, `(?:${filler} ){0,2}${article} (?:${word}){0,4}`),
  asking(plain, `(?:${filler} ){0,2}(?:${article} (?:${word}){0,4}(?:of|de) )?${yours} (?:${word}){0,3}`),
  asking(['(?<=\\| )a que'], '(?:otro |otra )?'),
];

const never = oneOf(
  'no nunca jamas tampoco ni sin not never dont doesnt didnt cannot cant wont without nor neednt',
);
const allTheSame = oneOf(
  '\\| unless until si if hasta pero but olvides olvide olvideis forget dudes dude hesitate',
);
/** "Never share", "no hace falta que", but not "do not forget to". */
const denied = new RegExp(` ${never} (?:(?!${allTheSame} )\\S+ ){0,3}$`);
/** "Gracias por", "después de": it was given, or is not asked for now. */
const given = / (?:por|tras|al|para|despues de|antes de) $/;

const marks = /[|,;:()¿¡"«»“”—–]/gu;
/** Nobody asks over more words than this. */
const farthest = 240;

/** A text as folded words, each followed by a space; a bar stands where something new may begin. */
export function folded(text: string): string {
  // «Daños» is not «danos».
  const words = foldText(text.normalize('NFC').replace(/ñ/giu, 'ny')).replace(marks, ' | ');
  return `| ${words.replace(/[^a-z0-9|]+/g, ' ').trim()} `;
}

/** `before`: what stands before the datum in its sentence. */
export function isAskedFor(before: string): boolean {
  const line = folded(before.slice(-farthest));
  return askings.some(({ verb, between }) =>
    [...line.matchAll(verb)].some((said) => {
      const ahead = line.slice(0, said.index);
      return (
        between.test(line.slice(said.index + said[0].length)) && !denied.test(ahead) && !given.test(ahead)
      );
    }),
  );
}
