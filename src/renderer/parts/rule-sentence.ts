// A triage rule as a sentence, in the reader's language.
import { weekdays } from '../../shared/domain/business-calendar';
import type {
  NumberRange,
  RuleActions,
  RuleConditions,
  RuleHistory,
  RuleTime,
  TriageRule,
} from '../../shared/domain/rules/rule';
import { durationWords } from '../state/time-words';
import type { Text } from '../state/use-text';
import { tierWord } from './words';

/** How ids of the workspace are called. */
export interface RuleNames {
  readonly brand: (id: string) => string;
  readonly team: (id: string) => string;
  readonly member: (id: string) => string;
}

export interface Reader {
  readonly text: Text;
  readonly locale: string;
  readonly names: RuleNames;
}

/** "When a message says “map hack” and comes by Bluesky: make it Red and give it to Support." */
export function ruleSentence(rule: TriageRule, reader: Reader): string {
  const { text } = reader;
  const conditions = conditionWords(rule.when, reader);
  const actions = listed(reader, actionWords(rule.gives, reader), 'conjunction');
  const sentence =
    conditions.length === 0
      ? text('triage.always', { actions })
      : text('triage.sentence', { conditions: listed(reader, conditions, 'conjunction'), actions });
  return rule.isOn ? sentence : text('triage.off', { sentence });
}

function listed({ locale }: Reader, words: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(locale, { type }).format(words);
}

export function quoted(
  reader: Reader,
  words: readonly string[],
  type: 'conjunction' | 'disjunction',
): string {
  return listed(
    reader,
    words.map((one) => reader.text('triage.quoted', { words: one })),
    type,
  );
}

function conditionWords(when: RuleConditions, reader: Reader): readonly string[] {
  const { text, locale, names } = reader;
  const { anyOf, allOf, noneOf, channels, brands, languages, authors } = when;
  const either = (words: readonly string[]) => listed(reader, words, 'disjunction');
  const tongue = new Intl.DisplayNames(locale, { type: 'language' });
  const hasWords = anyOf !== undefined || allOf !== undefined || noneOf !== undefined;
  return [
    anyOf && text('triage.anyOf', { words: quoted(reader, anyOf, 'disjunction') }),
    allOf && text('triage.allOf', { words: quoted(reader, allOf, 'conjunction') }),
    noneOf && text('triage.noneOf', { words: quoted(reader, noneOf, 'disjunction') }),
    hasWords && !when.misspellings && text('triage.exact'),
    channels && text('triage.channels', { channels: either(channels.map((one) => text(`channel.${one}`))) }),
    brands && text('triage.brands', { brands: either(brands.map(names.brand)) }),
    when.audience && text(when.audience === 'public' ? 'triage.public' : 'triage.private'),
    languages &&
      text('triage.languages', { languages: either(languages.map((one) => tongue.of(one) ?? one)) }),
    when.followers && followersWords(when.followers, text),
    when.isBot !== undefined && text(when.isBot ? 'triage.bot' : 'triage.person'),
    authors && text('triage.authors', { authors: either(authors) }),
    ...(when.time === undefined ? [] : timeWords(when.time, reader)),
    when.isOpen !== undefined && text(when.isOpen ? 'triage.open' : 'triage.closed'),
    when.history && historyWords(when.history, text),
  ].filter((words) => typeof words === 'string');
}

function followersWords({ from, under }: NumberRange, text: Text): string {
  if (under === undefined) return text('triage.followersFrom', { from: from ?? 0 });
  return from === undefined
    ? text('triage.followersUnder', { under })
    : text('triage.followersBetween', { from, under });
}

/** A Sunday. */
const someSunday = Date.UTC(2026, 0, 4);
const dayLength = 86_400_000;

function timeWords({ timeZone, days, from, to }: RuleTime, reader: Reader): readonly string[] {
  const { text, locale } = reader;
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const named = (days ?? []).map((one) => format.format(someSunday + weekdays.indexOf(one) * dayLength));
  const hasHours = from !== undefined || to !== undefined;
  return [
    ...(days === undefined ? [] : [text('triage.days', { days: listed(reader, named, 'disjunction') })]),
    ...(hasHours ? [text('triage.hours', { from: from ?? '00:00', to: to ?? '24:00', zone: timeZone })] : []),
  ];
}

function historyWords({ from, under, tier, within }: RuleHistory, text: Text): string {
  let history = '';
  if (under === undefined) history = text('triage.historyFrom', { from: from ?? 0 });
  else if (from === undefined) history = text('triage.historyUnder', { under });
  else history = text('triage.historyBetween', { from, under });
  if (tier !== undefined) history = text('triage.historyTier', { history, tier: tierWord(text, tier) });
  if (within === undefined) return history;
  return text('triage.historyWithin', { history, length: durationWords(text, within) });
}

function actionWords(gives: RuleActions, reader: Reader): readonly string[] {
  const { text, names } = reader;
  const { tier, team, assignee, tags = [], notify = [] } = gives;
  const words = [
    tier && text('triage.giveTier', { tier: tierWord(text, tier) }),
    team && text('triage.giveTeam', { team: names.team(team) }),
    assignee && text('triage.giveAssignee', { person: names.member(assignee) }),
    gives.flag === true && text('triage.giveFlag'),
    tags.length > 0 && text('triage.giveTags', { tags: quoted(reader, tags, 'conjunction') }),
    notify.length > 0 &&
      text('triage.giveNotify', { people: listed(reader, notify.map(names.member), 'conjunction') }),
  ].filter((one) => typeof one === 'string');
  return words.length === 0 ? [text('triage.giveNothing')] : words;
}
