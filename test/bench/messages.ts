// Realistic messages that repeat: the same seed gives the same customers, words and threads on every machine.
import type { z } from 'zod';
import type { inboundMessageSchema } from '../../src/shared/ipc/channels-port';
import { type Chance, pick, seededChance } from '../../src/shared/scenario/chance';

/** A message as a connector hands it over, before the engine parses it. */
export type BenchMessage = z.input<typeof inboundMessageSchema>;

export interface MessageMix {
  readonly seed: number;
  /** Parts the ids of one run from those of another in the same profile. */
  readonly name: string;
  /** Chance that a message continues one of the threads before it; the others open cases. */
  readonly followUps: number;
  /** When the first was posted; the others follow, one every `everyMs`. */
  readonly startAt: number;
  readonly everyMs: number;
}

const vocabularySize = 20_000;
const threadsRemembered = 2_000;
const syllables = 'ba ce di fo gu la me ni po ru sa te vi xo zu bra cle dri fro gra ple sti tra'.split(' ');
const languages = ['en', 'en', 'es', 'es', 'fr', null] as const;

interface Vocabulary {
  readonly words: readonly string[];
  /** Share of all words used up to and including each rank (Zipf: the share falls as 1 / rank). */
  readonly upTo: Float64Array;
}

let known: Vocabulary | null = null;

/** Words by falling use; the frequent ones are short, as in any language. */
export function vocabulary(): Vocabulary {
  known ??= makeVocabulary();
  return known;
}

function makeVocabulary(): Vocabulary {
  const chance = seededChance(4711);
  const taken = new Set<string>();
  const upTo = new Float64Array(vocabularySize);
  let total = 0;
  for (let rank = 0; rank < vocabularySize; rank += 1) {
    const length = 1 + Math.floor(Math.log10(rank + 1) * 0.8 + chance());
    let word = '';
    for (let tries = 0; word === '' || taken.has(word); tries += 1) {
      word = Array.from({ length: length + Math.floor(tries / 8) }, () => pick(chance, syllables)).join('');
    }
    taken.add(word);
    total += 1 / (rank + 1);
    upTo[rank] = total;
  }
  return { words: [...taken], upTo: upTo.map((sum) => sum / total) };
}

function rankAt(upTo: Float64Array, share: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 1) < share) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Zipf words, about 404 bytes on average. */
export function benchText(chance: Chance): string {
  const { words, upTo } = vocabulary();
  const wanted = 160 + Math.floor(chance() * 480);
  let text = '';
  while (text.length < wanted) text += `${text === '' ? '' : ' '}${words[rankAt(upTo, chance())]}`;
  return text;
}

interface Thread {
  readonly key: string;
  readonly author: BenchMessage['author'];
}

/** Hands out one message after another. */
export function messageSource(mix: MessageMix): () => BenchMessage {
  const chance = seededChance(mix.seed);
  const threads: Thread[] = [];
  let count = 0;
  return () => {
    count += 1;
    const continues = threads.length > 0 && chance() < mix.followUps;
    const thread = continues ? pick(chance, threads) : newThread(`${mix.name}-${count}`, chance);
    if (!continues)
      threads[threads.length < threadsRemembered ? threads.length : count % threadsRemembered] = thread;
    return messageIn(thread, {
      id: `${mix.name}-post-${count}`,
      text: benchText(chance),
      language: pick(chance, languages),
      // A channel's own time is in whole milliseconds; a message with another one is set aside.
      postedAt: Math.round(mix.startAt + count * mix.everyMs),
    });
  };
}

/** Conversations of one customer each; the last message of each ends in a mark by which a screen can be recognised. */
export function conversations(count: number, length: number, mix: MessageMix): readonly BenchMessage[] {
  const chance = seededChance(mix.seed);
  return Array.from({ length: count }, (_, which) => {
    const thread = newThread(`${mix.name}-talk-${which}`, chance);
    return Array.from({ length }, (_, step) =>
      messageIn(thread, {
        id: `${mix.name}-talk-${which}-${step}`,
        text: step === length - 1 ? `${benchText(chance)} ${endMark(which)}` : benchText(chance),
        language: 'en',
        postedAt: mix.startAt + which * 1_000 + step,
      }),
    );
  }).flat();
}

export function endMark(conversation: number): string {
  return `endofconversation${String(conversation).padStart(4, '0')}`;
}

/** A word that stands in one message only. */
export function searchMark(run: string, nth: number): string {
  return `mark${run.replace(/[^a-z0-9]/g, '')}x${String(nth).padStart(4, '0')}`;
}

function newThread(name: string, chance: Chance): Thread {
  const { words } = vocabulary();
  const first = pick(chance, words);
  const last = pick(chance, words);
  return {
    key: `thread-${name}`,
    author: {
      externalId: `person-${name}`,
      name: `${first[0]?.toUpperCase()}${first.slice(1)} ${last[0]?.toUpperCase()}${last.slice(1)}`,
      handle: `${first}.${last}.example`,
      followers: Math.floor(chance() * 3_000),
      profileUrl: `https://social.example/profile/${first}.${last}`,
      isBot: false,
    },
  };
}

function messageIn(
  thread: Thread,
  own: {
    readonly id: string;
    readonly text: string;
    readonly language: string | null;
    readonly postedAt: number;
  },
): BenchMessage {
  return {
    externalId: own.id,
    threadKey: thread.key,
    writtenBy: 'customer',
    author: thread.author,
    audience: 'public',
    subject: '',
    text: own.text,
    language: own.language,
    postedAt: own.postedAt,
    reach: 'organic',
    inReplyTo: null,
    url: null,
    attachments: [],
  };
}
