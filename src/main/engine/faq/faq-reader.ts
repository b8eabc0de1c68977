// Reads what was asked and answered lately, case by case, into what a review of the canned responses goes by.
import { conversation } from '../../../shared/domain/conversation';
import { FaqTally } from '../../../shared/domain/faq/faq-tally';
import { type QuestionCluster, questionClusters } from '../../../shared/domain/faq/question-clusters';
import { foldCase } from '../../../shared/domain/fold';
import type { BrandId } from '../../../shared/domain/ids';
import { type Sight, sees } from '../../../shared/domain/sight';
import type { Instant } from '../../../shared/domain/time';
import type { FaqReading } from '../../../shared/ipc/faq-reading';
import type { LogReader } from '../log/open-log';
import { RecentStories } from '../log/recent-stories';

/** All that is asked of whoever reads; it crosses to a thread. */
export interface FaqRequest {
  readonly brands: readonly { readonly id: BrandId; readonly language: string }[];
  /** Names that no draft may hold. */
  readonly members: readonly string[];
  /** What the person who asks sees; nothing else is counted. */
  readonly sight: Sight;
  readonly since: Instant;
}

export class FaqReader {
  private readonly stories: RecentStories;
  private readonly tally: FaqTally;
  private work: ReturnType<typeof questionClusters> | null = null;
  private clusters: readonly QuestionCluster[] = [];
  isDone = false;

  constructor(
    private readonly log: Pick<LogReader, 'events' | 'cases' | 'snapshot'>,
    private readonly request: FaqRequest,
  ) {
    const languages = new Map(request.brands.map(({ id, language }) => [id, language]));
    this.stories = new RecentStories(log, request.since);
    this.tally = new FaqTally(request.since, (brandId) => languages.get(brandId) ?? 'en');
  }

  /** In cases. */
  get progress(): { readonly done: number; readonly total: number } {
    return this.stories.progress;
  }

  /** Reads so many more cases, or groups a slice of what was asked in them. Throws LogUnreadable. */
  next(limit: number): void {
    if (!this.stories.isDone) {
      this.log.snapshot(() => this.readCases(limit), `answers after ${this.progress.done}`);
      return;
    }
    this.work ??= questionClusters(this.tally.questions, this.request.members);
    const step = this.work.next();
    if (step.done !== true) return;
    this.clusters = step.value;
    this.isDone = true;
  }

  /** May be asked for before it is done. */
  answer(): FaqReading {
    const { tally, isDone, clusters } = this;
    return { messages: tally.messages, isWhole: isDone, figures: tally.figures(), clusters };
  }

  private readCases(limit: number): void {
    const { brands, sight } = this.request;
    for (const story of this.stories.next(limit)) {
      const state = foldCase(story);
      if (state === null || !sees(sight, state) || !brands.some(({ id }) => id === state.brandId)) continue;
      this.tally.add(state, conversation(story));
    }
  }
}
