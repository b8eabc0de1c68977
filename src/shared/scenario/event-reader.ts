// Reads the events of a scenario file one by one and looks up the people, posts and messages they name.
import type { z } from 'zod';
import { type AccountId, asId } from '../domain/ids';
import { burstMessages } from './burst';
import {
  burstSchema,
  editSchema,
  elsewhereSchema,
  faultSchema,
  messageSchema,
  withdrawalSchema,
} from './file-schema';
import type { BrandPost, MessageEvent, Reaction, ScenarioCustomer, ScenarioEvent } from './scenario';
import { problemAt, problemsOf, type ReadableDocument, type ScenarioProblem } from './scenario-problem';

interface Surroundings {
  readonly document: ReadableDocument;
  readonly customers: ReadonlyMap<string, ScenarioCustomer>;
  readonly posts: ReadonlyMap<string, BrandPost>;
  readonly language: string | null;
}

type ReadEvent =
  | { readonly events: readonly ScenarioEvent[] }
  | { readonly problems: readonly ScenarioProblem[] };

/** An event is told by its first words: the field that only this kind of event has. */
const kinds = {
  from: messageSchema,
  edits: editSchema,
  withdraws: withdrawalSchema,
  answeredElsewhere: elsewhereSchema,
  burst: burstSchema,
  fault: faultSchema,
} as const;
const kindNames = Object.keys(kinds) as readonly (keyof typeof kinds)[];

/** A field that names what does not exist. */
class NameProblem extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** Reads events in the order of the file: an event may name messages that stand above it. */
export function eventReader(surroundings: Surroundings) {
  const { document } = surroundings;
  const messages = new Map<string, MessageEvent>();
  const builder = eventBuilder(surroundings, messages);

  const read = (raw: unknown, index: number): ReadEvent => {
    const at = ['events', index];
    const kind = kindNames.find((name) => typeof raw === 'object' && raw !== null && name in raw);
    if (kind === undefined) {
      return {
        problems: [problemAt(document, at, `is not an event: it needs one of ${kindNames.join(', ')}`)],
      };
    }
    const parsed = kinds[kind].safeParse(raw);
    if (!parsed.success) return { problems: problemsOf(document, parsed.error, at) };
    try {
      const events = builder.build(parsed.data, `m${index + 1}`);
      for (const event of events) if (event.kind === 'message') messages.set(event.id, event);
      return { events };
    } catch (problem) {
      if (!(problem instanceof NameProblem)) throw problem;
      return { problems: [problemAt(document, [...at, problem.field], problem.message)] };
    }
  };
  return { read };
}

type RawEvent = z.output<(typeof kinds)[keyof typeof kinds]>;

function eventBuilder(surroundings: Surroundings, messages: ReadonlyMap<string, MessageEvent>) {
  const { customers, posts, language } = surroundings;
  const postNamed = (key: string | undefined): BrandPost | null => {
    const post = key === undefined ? null : posts.get(key);
    if (post === undefined)
      throw new NameProblem('under', `names the post "${key}", which is not under "posts"`);
    return post;
  };
  const messageNamed = (field: string, id: string, after: number | undefined): MessageEvent => {
    const message = messages.get(id);
    if (message === undefined)
      throw new NameProblem(field, `names the message "${id}", which does not stand above`);
    if ((after ?? 0) < message.after)
      throw new NameProblem(field, `happens before the message "${id}" arrives`);
    return message;
  };
  const build = (raw: RawEvent, id: string): readonly ScenarioEvent[] => {
    if ('from' in raw) {
      if (raw.id !== undefined && messages.has(raw.id))
        throw new NameProblem('id', `"${raw.id}" is used twice`);
      const re = raw.re === undefined ? null : messageNamed('re', raw.re, raw.after);
      if (re !== null && re.account !== raw.to)
        throw new NameProblem('to', `is not the account of the message "${re.id}" that it answers`);
      const customer = customerNamed(customers, raw.from, language);
      return [messageOf(raw, id, { customer, under: postNamed(raw.under), re })];
    }
    if ('burst' in raw) return burstMessages(raw, { id, under: postNamed(raw.under), language });
    if ('fault' in raw) {
      const account = raw.to === undefined ? null : asId<AccountId>(raw.to);
      return [{ kind: 'fault', fault: raw.fault, account, after: raw.after, lasts: raw.for }];
    }
    if ('answeredElsewhere' in raw) {
      const answers = messageNamed('answeredElsewhere', raw.answeredElsewhere, raw.after);
      const { account } = answers;
      return [
        {
          kind: 'elsewhere',
          id,
          account,
          answers,
          text: raw.says,
          after: raw.after ?? 0,
          posted: raw.posted ?? null,
        },
      ];
    }
    if ('edits' in raw) {
      const { id: message, account } = messageNamed('edits', raw.edits, raw.after);
      return [{ kind: 'edit', account, message, text: raw.says, after: raw.after ?? 0 }];
    }
    const { id: message, account } = messageNamed('withdraws', raw.withdraws, raw.after);
    return [{ kind: 'withdrawal', account, message, after: raw.after ?? 0 }];
  };
  return { build };
}

/** A declared customer by key; or a full name written in place, for people who need no more than that. */
function customerNamed(
  customers: Surroundings['customers'],
  from: string,
  language: string | null,
): ScenarioCustomer {
  const known = customers.get(from);
  if (known !== undefined) return known;
  if (/^[a-z0-9._-]+$/.test(from)) {
    throw new NameProblem('from', `names the customer "${from}", who is not under "customers"`);
  }
  const key = from
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.');
  return {
    key,
    name: from,
    handle: key,
    mail: `${key}@mail.example`,
    followers: null,
    language,
    isBot: false,
  };
}

interface Context {
  readonly customer: ScenarioCustomer;
  readonly under: BrandPost | null;
  readonly re: MessageEvent | null;
}

function messageOf(
  raw: z.output<typeof messageSchema>,
  autoId: string,
  { customer, under, re }: Context,
): MessageEvent {
  const look = re?.look ?? (raw.subject !== undefined ? 'mail' : raw.private ? 'private' : 'post');
  return {
    kind: 'message',
    id: raw.id ?? autoId,
    account: asId<AccountId>(raw.to),
    after: raw.after ?? 0,
    posted: raw.posted ?? null,
    customer,
    look,
    audience: look === 'post' ? 'public' : 'private',
    thread: re?.thread ?? raw.thread ?? under?.key ?? customer.key,
    subject: raw.subject ?? re?.subject ?? '',
    text: raw.says,
    language: raw.language ?? customer.language,
    under,
    re: re?.id ?? null,
    photo: raw.photo ?? null,
    whenAnswered: (raw.whenAnswered ?? []).map(reactionOf),
    expect: raw.expect ?? null,
  };
}

type RawReaction = NonNullable<z.output<typeof messageSchema>['whenAnswered']>[number];

function reactionOf({ says, after }: RawReaction): Reaction {
  return says === undefined ? { kind: 'withdraws', after } : { kind: 'says', after, text: says };
}
