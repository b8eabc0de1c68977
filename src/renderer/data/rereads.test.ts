import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { Rereads } from './rereads';

const never = Number.POSITIVE_INFINITY;

function watched() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: never, retry: false } } });
  const answers: ((value: string) => void)[] = [];
  const queryFn = vi.fn(() => new Promise<string>((resolve) => answers.push(resolve)));
  const observer = new QueryObserver(queries, { queryKey: ['case', 'a'], queryFn });
  const stop = observer.subscribe(() => undefined);
  return { queries, answers, queryFn, stop, rereads: new Rereads(queries) };
}

test('a case that changes again and again is asked for once at a time, and once more at the end', async () => {
  const { rereads, queries, queryFn, answers } = watched();
  answers[0]?.('first');
  await vi.waitFor(() => expect(queries.getQueryData(['case', 'a'])).toBe('first'), 30_000);
  for (let turn = 0; turn < 50; turn += 1) rereads.changed(['case', 'a']);
  expect(queryFn).toHaveBeenCalledTimes(2);
  answers[1]?.('second');
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(3), 30_000);
  answers[2]?.('third');
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(queryFn).toHaveBeenCalledTimes(3);
});

test('a change while it is first read is not missed', async () => {
  const { rereads, queries, queryFn, answers } = watched();
  rereads.changed(['case', 'a']);
  answers[0]?.('first');
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2), 30_000);
  answers[1]?.('second');
  await vi.waitFor(() => expect(queries.getQueryData(['case', 'a'])).toBe('second'), 30_000);
});

test('what nobody has read is not asked for, and what nobody looks at only when somebody does', async () => {
  const { rereads, queries, queryFn, answers, stop } = watched();
  answers[0]?.('first');
  await vi.waitFor(() => expect(queries.getQueryData(['case', 'a'])).toBe('first'), 30_000);
  stop();
  rereads.changed(['case', 'a']);
  rereads.changed(['case', 'b']);
  expect(queryFn).toHaveBeenCalledTimes(1);
  expect(queries.getQueryState(['case', 'a'])?.isInvalidated).toBe(true);
  expect(queries.getQueryCache().getAll()).toHaveLength(1);
});
