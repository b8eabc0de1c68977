// Lets the bench drive a process of Electron: one line of JSON in for each order, one line out for each answer.
import { createInterface } from 'node:readline';

/** Begins each line that is ours on the standard output. */
export const lineMark = '@bench ';

export type Orders = Readonly<Record<string, (input: never) => unknown>>;

export function tell(message: { readonly event: string; readonly value: unknown }): void {
  process.stdout.write(`${lineMark}${JSON.stringify(message)}\n`);
}

/** Serves orders until the input ends, and with it this process: whoever gave the orders is gone then. */
export function obey(orders: Orders): void {
  const lines = createInterface({ input: process.stdin });
  lines.on('close', () => process.exit(1));
  lines.on('line', (line) => {
    const { id, name, input } = JSON.parse(line) as { id: number; name: string; input: never };
    const answer = (value: object) =>
      process.stdout.write(`${lineMark}${JSON.stringify({ id, ...value })}\n`);
    Promise.resolve()
      .then(() => orders[name]?.(input))
      .then(
        (value) => answer({ value: value ?? null }),
        (error: unknown) =>
          answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
}
