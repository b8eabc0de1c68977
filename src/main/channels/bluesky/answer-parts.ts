// Reads an answer part by part, so that one part that cannot be read never costs its neighbours.
import type { z } from 'zod';
import { unfitAnswer } from './failure';

/** The answer, also when the library finds fault with it somewhere: our own reading decides what is usable. */
export async function leniently<Data>(answer: Promise<{ readonly data: Data }>): Promise<Partial<Data>> {
  try {
    return (await answer).data;
  } catch (error) {
    const body = unfitAnswer(error);
    if (body === null) throw error;
    return body as Partial<Data>;
  }
}

/** What can be read of a list; `onUnreadable` is told of the rest. */
export function parts<Schema extends z.ZodType>(
  list: unknown,
  schema: Schema,
  onUnreadable: (part: unknown) => void = () => {},
): readonly z.output<Schema>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((part) => {
    const read = schema.safeParse(part);
    if (read.success) return [read.data];
    onUnreadable(part);
    return [];
  });
}
