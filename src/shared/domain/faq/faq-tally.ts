// What a month of answers says of the canned responses: how often each was used and changed, and what was asked without one.
import type { ConversationEntry } from '../conversation';
import type { BrandId, CaseId } from '../ids';
import type { Instant } from '../time';

/** From that share on a text is changed so much that it is not what people want to say. */
export const heavilyChanged = 0.4;

export interface CannedFigures {
  readonly brandId: BrandId;
  readonly cannedId: string;
  readonly language: string;
  readonly uses: number;
  /** On average, from 0 to 1. */
  readonly changed: number;
  readonly lastUsedAt: Instant;
}

/** A customer message that was answered, though by nothing that was ready. */
export interface OpenQuestion {
  readonly caseId: CaseId;
  readonly caseNumber: number;
  readonly brandId: BrandId;
  readonly customerName: string;
  readonly language: string;
  readonly askedAt: Instant;
  readonly text: string;
  readonly answer: string;
}

interface Place {
  readonly id: CaseId;
  readonly number: number;
  readonly brandId: BrandId;
  readonly language: string | null;
}

/** A message and an answer are worth a question when they have some words. */
const shortestQuestion = 8;

export class FaqTally {
  private readonly sums = new Map<string, { readonly of: CannedFigures; changed: number; uses: number }>();
  readonly questions: OpenQuestion[] = [];
  /** Of customers, answered or not. */
  messages = 0;

  /** Nothing before `since` counts; `languageOf` is what a brand speaks where a message does not say. */
  constructor(
    private readonly since: Instant,
    private readonly languageOf: (brandId: BrandId) => string,
  ) {}

  /** Takes in a case's conversation, oldest first. */
  add(place: Place, entries: readonly ConversationEntry[]): void {
    let asked: Extract<ConversationEntry, { kind: 'message' }> | null = null;
    for (const entry of entries) {
      if (entry.at < this.since) continue;
      if (entry.kind === 'message' && entry.message.writtenBy === 'customer') {
        this.messages += 1;
        if (!entry.withdrawn && !entry.message.author.isBot) asked = entry;
      }
      if (entry.kind !== 'reply' || entry.state !== 'sent') continue;
      const uses = entry.canned ?? [];
      for (const use of uses) this.count(place.brandId, use, entry.at);
      const isReady = uses.some(({ changed }) => changed < heavilyChanged);
      if (asked !== null && !isReady && !entry.content.isAcknowledgement)
        this.ask(place, asked.message, entry.content.text);
      if (!entry.content.isAcknowledgement) asked = null;
    }
  }

  /** The most used first. */
  figures(): readonly CannedFigures[] {
    return [...this.sums.values()]
      .map(({ of, uses, changed }) => ({ ...of, uses, changed: changed / uses }))
      .sort((a, b) => b.uses - a.uses);
  }

  private count(
    brandId: BrandId,
    use: { readonly id: string; readonly language: string; readonly changed: number },
    at: Instant,
  ): void {
    const { id: cannedId, language, changed } = use;
    const key = `${brandId} ${cannedId} ${language}`;
    const before = this.sums.get(key);
    const lastUsedAt = Math.max(before?.of.lastUsedAt ?? at, at);
    const uses = (before?.uses ?? 0) + 1;
    const of = { brandId, cannedId, language, uses, changed, lastUsedAt };
    this.sums.set(key, { of, uses, changed: (before?.changed ?? 0) + changed });
  }

  private ask(
    { id: caseId, number: caseNumber, brandId, language }: Place,
    message: Extract<ConversationEntry, { kind: 'message' }>['message'],
    answer: string,
  ): void {
    if (message.text.trim().length < shortestQuestion) return;
    this.questions.push({
      caseId,
      caseNumber,
      brandId,
      customerName: message.author.name,
      language: (message.language ?? language ?? this.languageOf(brandId)).slice(0, 2),
      askedAt: message.postedAt,
      text: message.text,
      answer,
    });
  }
}
