import { afterEach, expect, it } from 'vitest';
import { createImageWorkshop, type ImageWorkshop } from './image-workshop';

const open: ImageWorkshop[] = [];
afterEach(() => Promise.all(open.splice(0).map((workshop) => workshop.close())));

/** A stand-in for the decoding thread: the first byte of a "picture" says what becomes of it. */
function workshopWith(patienceMs: number): ImageWorkshop {
  const thread = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, bytes }) => {
      if (bytes[0] === 1) throw new Error('a decoder broke');
      if (bytes[0] === 2) for (;;);
      if (bytes[0] === 3) process.exit(3);
      parentPort.postMessage({ id, picture: { mediaType: 'image/png', bytes } });
    });`;
  const workshop = createImageWorkshop(
    new URL(`data:text/javascript,${encodeURIComponent(thread)}`),
    patienceMs,
  );
  open.push(workshop);
  return workshop;
}

it('gives back what the thread made, each to its own', async () => {
  const workshop = workshopWith(5_000);
  const made = await Promise.all([
    workshop.reencode(new Uint8Array([7])),
    workshop.reencode(new Uint8Array([8])),
  ]);
  expect(made.map((picture) => picture?.bytes[0])).toEqual([7, 8]);
});

it.each([
  ['breaks the decoder', 1],
  ['never ends', 2],
  ['ends the thread', 3],
])('goes on with the next picture when one %s', async (_, kind) => {
  const workshop = workshopWith(4_000);
  const [bad, good] = await Promise.all([
    workshop.reencode(new Uint8Array([kind])),
    workshop.reencode(new Uint8Array([9])),
  ]);
  expect(bad).toBeNull();
  expect(good?.bytes[0]).toBe(9);
});
