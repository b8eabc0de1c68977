// Reads a scenario file; whatever is wrong with it is said line by line, all of it at once.
import type { z } from 'zod';
import { readDocument } from '../workspace/located-document';
import { eventReader } from './event-reader';
import { brandPostSchema, customerSchema, headSchema } from './file-schema';
import type { BrandPost, Scenario, ScenarioCustomer, ScenarioEvent } from './scenario';
import { problemsOf, type ReadableDocument, type ScenarioProblem } from './scenario-problem';

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Reads the text of a scenario file. Never throws for what the text says; problems come in the order of lines. */
export function parseScenario(text: string): ParsedScenario {
  const document = readDocument(text);
  if (!document.ok) return { ok: false, problems: document.problems };
  const problems: ScenarioProblem[] = [];
  const head = headSchema.safeParse(document.value);
  if (!head.success) problems.push(...problemsOf(document, head.error, []));
  const file = head.success ? head.data : readableParts(document.value);
  const { customers, posts } = declared(document, file, problems);
  const reader = eventReader({ document, customers, posts, language: file.language ?? null });
  const events: ScenarioEvent[] = [];
  file.events.forEach((raw, index) => {
    const read = reader.read(raw, index);
    if ('problems' in read) problems.push(...read.problems);
    else events.push(...read.events);
  });
  if (problems.length > 0 || !head.success) {
    return { ok: false, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  }
  return { ok: true, scenario: { name: head.data.name, speed: head.data.speed, events } };
}

type Head = Pick<z.output<typeof headSchema>, 'customers' | 'posts' | 'events'> & {
  readonly language?: string | undefined;
};

/** What can still be read below a faulty head, so that all mistakes are told at once. */
function readableParts(value: unknown): Head {
  const parts = isRecord(value) ? value : {};
  return {
    customers: isRecord(parts['customers']) ? parts['customers'] : {},
    posts: isRecord(parts['posts']) ? parts['posts'] : {},
    events: Array.isArray(parts['events']) ? parts['events'] : [],
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function declared(document: ReadableDocument, file: Head, problems: ScenarioProblem[]) {
  const customers = new Map<string, ScenarioCustomer>();
  const posts = new Map<string, BrandPost>();
  for (const [key, raw] of Object.entries(file.customers)) {
    const read = customerSchema.safeParse(raw);
    if (!read.success) problems.push(...problemsOf(document, read.error, ['customers', key]));
    // A faulty declaration still declares the name: one mistake, one problem.
    customers.set(key, customerOf(key, read.success ? read.data : { name: key }, file.language));
  }
  for (const [key, raw] of Object.entries(file.posts)) {
    const read = brandPostSchema.safeParse(raw);
    if (!read.success) problems.push(...problemsOf(document, read.error, ['posts', key]));
    posts.set(key, {
      key,
      text: read.data?.says ?? '',
      reach: read.data?.paid === true ? 'paid' : 'organic',
    });
  }
  return { customers, posts };
}

function customerOf(
  key: string,
  raw: z.output<typeof customerSchema>,
  language: string | undefined,
): ScenarioCustomer {
  const handle = raw.handle ?? key;
  return {
    key,
    name: raw.name,
    handle,
    mail: raw.mail ?? `${handle}@mail.example`,
    followers: raw.followers ?? null,
    language: raw.language ?? language ?? null,
    isBot: raw.bot ?? false,
  };
}
