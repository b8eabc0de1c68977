// The brand's tier table applied to a message: what kind of contact it is, how urgent, and whose (R1-R9).
import type { TriageDecision } from './case-event';
import { type EscalationRow, escalationFor } from './escalation-map';
import { foldText, wordsOf } from './fold-words';
import type { TeamId } from './ids';
import { type ServicePolicy, teamFor } from './service-policy';
import { isWrittenWithoutSpaces, spokenText } from './spoken-text';
import { type Severity, severities, tierOfSeverity } from './tier';
import { formsOf } from './word-forms';

/** One row of the table; a contact type of the workspace is one. */
export interface TierTableRow {
  readonly id: string;
  readonly label: string;
  readonly severity: Severity;
  readonly safety: boolean;
  readonly team?: TeamId | undefined;
  readonly phrases: readonly string[];
}

export interface TriagePolicy extends ServicePolicy {
  readonly contactTypes: readonly TierTableRow[];
  readonly escalation?: readonly EscalationRow[] | undefined;
}

interface Phrase {
  readonly text: string;
  readonly row: TierTableRow;
  /** The forms of each word, in order. */
  readonly words: readonly ReadonlySet<string>[];
  /** Place in the order of precedence; smaller wins. */
  readonly rank: number;
}

/** A table made ready once for any number of messages. */
export interface CompiledTierTable {
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** Phrases in scripts without spaces between words, and emoji: found anywhere in the text. */
  readonly anywhere: readonly { readonly folded: string; readonly phrase: Phrase }[];
  readonly policy: TriagePolicy;
}

/** Prepares a brand's table. The most severe row comes first; health reports come before everything. */
export function compileTierTable(policy: TriagePolicy): CompiledTierTable {
  const byFirstWord = new Map<string, Phrase[]>();
  const anywhere: { folded: string; phrase: Phrase }[] = [];
  const rows = [...policy.contactTypes].sort((a, b) => precedence(b) - precedence(a));
  let rank = 0;
  for (const row of rows) {
    for (const text of row.phrases) {
      const words = wordsOf(text).map(formsOf);
      const phrase = { text, row, words, rank: rank++ };
      const [first] = words;
      if (first === undefined || isWrittenWithoutSpaces(text))
        anywhere.push({ folded: foldText(text).trim(), phrase });
      else for (const form of first) byFirstWord.set(form, [...(byFirstWord.get(form) ?? []), phrase]);
    }
  }
  return { byFirstWord, anywhere: anywhere.filter(({ folded }) => folded !== ''), policy };
}

/**
 * What the table says of a message. Whole words in any case and with or without accents, in the simple inflections
 * of word-forms.ts; the most severe match wins. A match on a health report is red with the safety flag and goes to
 * the contact centre. What nothing matches stays untriaged, with no owner.
 */
export function triage(table: CompiledTierTable, text: string): TriageDecision {
  const found = bestMatch(table, text);
  if (found === null) return { tier: null, safety: false, contactType: null, team: null, reason: null };
  const { row } = found;
  const tier = row.safety ? 'red' : tierOfSeverity(row.severity);
  return {
    tier,
    safety: row.safety,
    contactType: row.id,
    team: ownerOf(table.policy, row),
    reason: `'${found.text}' → ${row.label}`,
  };
}

/** A health report belongs to the contact centre, whatever else the map says of its kind. */
function ownerOf(policy: TriagePolicy, row: TierTableRow): TeamId | null {
  const ofTable = row.team ?? teamFor(policy, row.safety ? 'red' : tierOfSeverity(row.severity), row.safety);
  return row.safety ? ofTable : (escalationFor(policy, row.id)?.owner ?? ofTable);
}

function bestMatch(table: CompiledTierTable, text: string): Phrase | null {
  if (table.byFirstWord.size === 0 && table.anywhere.length === 0) return null;
  const spoken = spokenText(text);
  let best: Phrase | null = null;
  const consider = (phrase: Phrase) => {
    if (best === null || phrase.rank < best.rank) best = phrase;
  };
  const words = wordsOf(spoken);
  words.forEach((word, start) => {
    for (const phrase of table.byFirstWord.get(word) ?? [])
      if (standsAt(phrase, words, start)) consider(phrase);
  });
  if (table.anywhere.length > 0) {
    const folded = foldText(spoken);
    for (const { folded: wanted, phrase } of table.anywhere) if (folded.includes(wanted)) consider(phrase);
  }
  return best;
}

function standsAt(phrase: Phrase, words: readonly string[], start: number): boolean {
  return phrase.words.every((forms, offset) => forms.has(words[start + offset] ?? ''));
}

function precedence(row: TierTableRow): number {
  return severities.indexOf(row.severity) + (row.safety ? severities.length : 0);
}
