// Compares what was written and answered with what is there in the end.

export interface Happened {
  /** What customers wrote, each text once. */
  readonly posts: readonly string[];
  /** Every reply that was typed and sent off; whether the console still took it, a kill may leave open. */
  readonly typed: readonly string[];
  /** Those of them that the console showed as taken. */
  readonly taken: readonly string[];
}

export interface Found {
  /** The customer's words of each case in the list. */
  readonly cases: readonly string[];
  /** The brand's words on the server. */
  readonly replies: readonly string[];
  /** Replies that wait in the outbox for a person's decision. */
  readonly held: readonly string[];
}

export interface Verdict {
  readonly lostPosts: readonly string[];
  readonly doubledPosts: readonly string[];
  readonly lostReplies: readonly string[];
  readonly doubledReplies: readonly string[];
  /** In the outbox for a person to send, while they stand on the server already. */
  readonly heldThoughSent: readonly string[];
  /** On either side, what nobody ever wrote. */
  readonly invented: readonly string[];
}

export const flawless: Verdict = {
  lostPosts: [],
  doubledPosts: [],
  lostReplies: [],
  doubledReplies: [],
  heldThoughSent: [],
  invented: [],
};

export function judge({ posts, typed, taken }: Happened, { cases, replies, held }: Found): Verdict {
  return {
    lostPosts: without(posts, cases),
    doubledPosts: repeated(cases),
    lostReplies: without(taken, [...replies, ...held]),
    doubledReplies: repeated(replies),
    heldThoughSent: held.filter((words) => replies.includes(words)),
    invented: [...without(cases, posts), ...without([...replies, ...held], typed)],
  };
}

function without(all: readonly string[], those: readonly string[]): readonly string[] {
  const known = new Set(those);
  return all.filter((one) => !known.has(one));
}

function repeated(all: readonly string[]): readonly string[] {
  return all.filter((one, index) => all.indexOf(one) < index);
}
