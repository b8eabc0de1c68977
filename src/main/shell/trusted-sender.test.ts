import { expect, test } from 'vitest';
import { isTrustedSender, type Sender } from './trusted-sender';

const ours: Sender = { frame: { url: 'app://semaforo/index.html', isMainFrame: true }, isOurWindow: true };

test('our page in our window is heard', () => {
  expect(isTrustedSender(ours)).toBe(true);
});

test.each<[string, Sender]>([
  ['another window', { ...ours, isOurWindow: false }],
  ['a frame that is gone', { ...ours, frame: null }],
  ['a frame inside the page', { ...ours, frame: { url: 'app://semaforo/index.html', isMainFrame: false } }],
  ['a page from the web', { ...ours, frame: { url: 'https://semaforo.example/', isMainFrame: true } }],
  ['a page from a file', { ...ours, frame: { url: 'file:///app/index.html', isMainFrame: true } }],
  [
    'a host that begins like ours',
    { ...ours, frame: { url: 'app://semaforo.evil.example/', isMainFrame: true } },
  ],
  ['an empty page', { ...ours, frame: { url: 'about:blank', isMainFrame: true } }],
])('%s is not heard', (_name, sender) => {
  expect(isTrustedSender(sender)).toBe(false);
});
