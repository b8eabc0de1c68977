import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

const directives = new Map(
  contentSecurityPolicy('abc123')
    .split('; ')
    .map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
);

test('allows nothing that it does not name, and nothing unsafe', () => {
  expect(directives.get('default-src')).toBe("'none'");
  expect([...directives.values()].join(' ')).not.toMatch(/unsafe|\*|https?:|data:|file:/);
});

test('runs only scripts and workers of the page itself', () => {
  expect(directives.get('script-src')).toBe("'self'");
  expect(directives.get('worker-src')).toBe("'self'");
  for (const name of ['object-src', 'frame-src', 'base-uri', 'form-action', 'frame-ancestors']) {
    expect(directives.get(name)).toBe("'none'");
  }
});

test('demands Trusted Types with the one policy of the worker and no default policy', () => {
  expect(directives.get('require-trusted-types-for')).toBe("'script'");
  expect(directives.get('trusted-types')).toBe('semaforo-worker');
});

test('carries the nonce of its response', () => {
  expect(directives.get('style-src')).toBe("'self' 'nonce-abc123'");
});
