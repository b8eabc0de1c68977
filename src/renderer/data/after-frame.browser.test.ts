import { expect, test } from 'vitest';
import { afterFrame } from './after-frame';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('what may wait runs once, after the next frame', async () => {
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    afterFrame(() => {
      order.push('work');
      resolve();
    });
    requestAnimationFrame(() => order.push('frame'));
    order.push('now');
  });
  await pause(150);
  expect(order).toEqual(['now', 'frame', 'work']);
});

test('it runs also where no frame is drawn', async () => {
  const { requestAnimationFrame: drawn } = window;
  window.requestAnimationFrame = () => 0;
  try {
    await new Promise<void>((resolve) => afterFrame(resolve));
  } finally {
    window.requestAnimationFrame = drawn;
  }
});
