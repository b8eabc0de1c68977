// The readable part of the record of a crisis: a page that needs nothing else, made from the very lines it stands above.
import type { Actor } from '../../../shared/domain/actor';
import type { CaseEventBody } from '../../../shared/domain/case-event';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { CaseId } from '../../../shared/domain/ids';
import { lastHash, lineValue } from '../../../shared/domain/record/record-chain';
import type { RecordEntry, RecordedCase, RecordHead } from '../../../shared/domain/record/record-entry';
import type { Instant } from '../../../shared/domain/time';
import { turn } from '../turn';
import { figuresOf } from './record-figures';
import { kindOfEntry } from './record-kinds';

/** A key that is pressed meanwhile waits for no more than these. */
const linesPerSlice = 500;
const casesPerSlice = 25;

/** How the report says things; the engine itself speaks no language. */
export interface ReportWords {
  readonly text: (key: string, values?: Readonly<Record<string, string>>) => string;
  readonly locale: string;
  /** A full date and time. */
  readonly time: (at: Instant) => string;
}

/** From texts by their keys, whose {names} are filled in. */
export function wordsFrom(texts: Readonly<Record<string, string>>, locale: string): ReportWords {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
  return {
    text: (key, values = {}) =>
      (texts[key] ?? key).replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole),
    locale,
    time: (at) => format.format(at),
  };
}

interface Told {
  readonly at: number;
  readonly who: string;
  readonly what: string;
  readonly words: string;
}

/** One HTML page. Whatever anybody wrote is text in it and never markup. */
export async function recordReport(words: ReportWords, lines: readonly string[]): Promise<string> {
  const [head, ...entries] = await valuesOf(lines);
  const { text, locale } = words;
  const { incident, madeAt } = head;
  const title = text('crisis.banner', { title: incident.title });
  const conversations = await tellConversations(words, head, entries);
  const parts = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(text(`crisis.kind.${incident.kind}`))}. ${escaped(head.brands.map(({ name }) => name).join(', '))}</p>`,
    `<p>${escaped(text('record.madeAt', { time: words.time(madeAt) }))}</p>`,
    `<p class="hash">${escaped(text('record.hash', { hash: lastHash(lines) }))}</p>`,
    section(text('crisis.position'), `<p class="words">${escaped(incident.position)}</p>`),
    section(text('crisis.holding'), `<p class="words">${escaped(incident.holding)}</p>`),
    section(text('record.figures'), figuresTable(words, head, entries)),
    reviewPart(words, head),
    section(text('crisis.log'), table(words, tellAll(words, head, ofCrisis(entries)))),
    section(text('record.conversations'), conversations),
  ];
  return `<!doctype html>\n<html lang="${escaped(locale)}">\n<meta charset="utf-8">\n<title>${escaped(title)}</title>\n<style>${style}</style>\n${parts.join('\n')}`;
}

const style =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:2em auto;padding:0 1em;color:#1c1f24}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #d5d9df;padding:4px 8px;text-align:start;vertical-align:top}td:first-child{white-space:nowrap}.words{white-space:pre-line;overflow-wrap:anywhere}.hash{overflow-wrap:anywhere}@page{margin:16mm 14mm}@media print{body{font-size:10pt;max-width:none;margin:0;padding:0}td:first-child{white-space:normal}tr{break-inside:avoid}h2,h3{break-after:avoid}}h3{margin-bottom:.2em}';

async function valuesOf(lines: readonly string[]): Promise<readonly [RecordHead, ...RecordEntry[]]> {
  const values: unknown[] = [];
  for (let from = 0; from < lines.length; from += linesPerSlice) {
    for (const line of lines.slice(from, from + linesPerSlice)) values.push(lineValue(line));
    await turn();
  }
  return values as unknown as [RecordHead, ...RecordEntry[]];
}

async function tellConversations(
  words: ReportWords,
  head: RecordHead,
  entries: readonly RecordEntry[],
): Promise<string> {
  const stories = storiesIn(entries);
  const told: string[] = [];
  for (const one of head.cases) {
    told.push(story(words, head, { one, own: stories.get(one.caseId) ?? [] }));
    if (told.length % casesPerSlice === 0) await turn();
  }
  return told.join('\n');
}

/** What stands in the registers of several brands is told once. */
function ofCrisis(entries: readonly RecordEntry[]): readonly RecordEntry[] {
  const own = entries.filter(({ caseId }) => caseId === null);
  return [...new Map(own.map((entry) => [entry.stepId, entry])).values()];
}

/** Each case's own entries, from one walk: a record may hold thousands of cases. */
function storiesIn(entries: readonly RecordEntry[]): ReadonlyMap<CaseId, readonly RecordEntry[]> {
  const stories = new Map<CaseId, RecordEntry[]>();
  for (const entry of entries) {
    if (entry.caseId === null) continue;
    const own = stories.get(entry.caseId);
    if (own === undefined) stories.set(entry.caseId, [entry]);
    else own.push(entry);
  }
  return stories;
}

function section(title: string, content: string): string {
  return `<section>\n<h2>${escaped(title)}</h2>\n${content}\n</section>`;
}

function figuresTable(
  { text, locale }: ReportWords,
  head: RecordHead,
  entries: readonly RecordEntry[],
): string {
  const figures = figuresOf(head, entries);
  const rows = (Object.keys(figures) as (keyof typeof figures)[]).map((name) => {
    const value = figures[name];
    const shown = value === null ? '–' : value.toLocaleString(locale);
    return `<tr><th>${escaped(text(`record.figure.${name}`))}</th><td>${escaped(shown)}</td></tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

function reviewPart({ text }: ReportWords, { incident }: RecordHead): string {
  const { closed } = incident;
  if (closed === null) return '';
  const parts = (['right', 'wrong', 'better'] as const).map(
    (part) =>
      `<h3>${escaped(text(`crisis.${part}`))}</h3><p class="words">${escaped(closed.review[part])}</p>`,
  );
  return section(text('crisis.review'), parts.join('\n'));
}

function story(
  words: ReportWords,
  head: RecordHead,
  { one, own }: { readonly one: RecordedCase; readonly own: readonly RecordEntry[] },
): string {
  const name = `${spokenCaseNumber(one.number)} · ${one.customer} · ${one.channel}`;
  return `<h3>${escaped(name)}</h3>\n${table(words, tellAll(words, head, own))}`;
}

function tellAll(words: ReportWords, head: RecordHead, entries: readonly RecordEntry[]): readonly Told[] {
  return entries.map(({ at, actor, body }) => ({
    at,
    who: nameOf(words, head, actor),
    what: whatOf(words, body),
    words: wordsIn(body),
  }));
}

function table({ time }: ReportWords, told: readonly Told[]): string {
  const rows = told.map(({ at, who, what, words }) => {
    const cells = [time(at), who, what].map((cell) => `<td>${escaped(cell)}</td>`);
    return `<tr>${cells.join('')}<td class="words">${escaped(words)}</td></tr>`;
  });
  return `<table>\n${rows.join('\n')}\n</table>`;
}

function nameOf({ text }: ReportWords, { people }: RecordHead, actor: Actor): string {
  switch (actor.kind) {
    case 'agent':
      return people.find(({ id }) => id === actor.id)?.name ?? actor.id;
    case 'customer':
      return text('actor.customer');
    case 'channel':
      return text('actor.channel');
    case 'policy':
      return text('actor.policy');
    case 'console':
      return text('actor.console');
  }
}

/** In a word; what has no word of its own by its name, which stands in the line too. */
function whatOf({ text }: ReportWords, body: CaseEventBody): string {
  const kind = kindOfEntry(body);
  return kind === 'other' ? text('record.what.other', { name: body.type }) : text(`record.what.${kind}`);
}

/** What somebody wrote in it; the rest of an event stands in its line. */
function wordsIn(body: CaseEventBody): string {
  if (body.type === 'MessageReceived') return body.message.text;
  if (body.type === 'ReplySubmitted') return body.content.text;
  const written = body as { readonly [name: string]: unknown };
  const found = ['text', 'reason', 'note', 'position', 'detail'].map((name) => written[name]);
  return found.filter((words) => typeof words === 'string').join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
