// The playbook: what a brand says and does not say about a kind of contact, and by which way it answers (R43, R45).
export const answeringWays = ['public', 'private', 'phone', 'self-service', 'ignore'] as const;
export type AnsweringWay = (typeof answeringWays)[number];

/** One article of a brand's playbook. The first that is about a case counts. */
export interface PlaybookArticle {
  /** Kinds of contact it is about; absent: all, also what has none yet. */
  readonly contactTypes?: readonly string[] | undefined;
  readonly title: string;
  readonly way?: AnsweringWay | undefined;
  readonly say?: string | undefined;
  readonly avoid?: string | undefined;
  /** Where customers help themselves. */
  readonly link?: string | undefined;
}

/** The article for a kind of contact; null when none is about it. */
export function articleFor<Article extends Pick<PlaybookArticle, 'contactTypes'>>(
  playbook: readonly Article[],
  contactType: string | null,
): Article | null {
  const isAbout = ({ contactTypes }: Article) =>
    contactTypes === undefined || (contactType !== null && contactTypes.includes(contactType));
  return playbook.find(isAbout) ?? null;
}
