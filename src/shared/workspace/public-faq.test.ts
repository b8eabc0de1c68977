import { describe, expect, it } from 'vitest';
import { publicFaq } from './public-faq';
import type { Brand } from './schema';

const now = Date.parse('2026-11-22T12:00:00Z');
const canned = (title: string, text: string, more: object = {}) => ({
  id: 'x',
  title,
  language: 'en',
  text,
  tags: [],
  isPublic: true,
  ...more,
});
const brandWith = (...cannedResponses: readonly object[]) =>
  ({ name: 'Aurea & Co', terms: 'https://aurea.example/terms', cannedResponses }) as unknown as Brand;

describe('the public FAQ page', () => {
  it('holds what is public, in one language and still offered, with what the brand says of itself', () => {
    const page = publicFaq(
      brandWith(
        canned('Terms?', 'See {{terms}}. Yours, {{brand}}'),
        canned('Mine', 'Not public', { isPublic: undefined }),
        canned('Hola', 'En español', { language: 'es' }),
        canned('Over', 'Over', { expires: '2026-11-22' }),
      ),
      'en',
      now,
    );
    expect(page).toMatchObject({ questions: 1, leftOut: [] });
    expect(page.html).toContain('<html lang="en">');
    expect(page.html).toContain('<h1>Frequently asked questions · Aurea &amp; Co</h1>');
    expect(page.html).toContain(
      '<h2>Terms?</h2><p>See https://aurea.example/terms. Yours, Aurea &amp; Co</p>',
    );
    for (const absent of ['Not public', 'En español', 'Over']) expect(page.html).not.toContain(absent);
  });

  it('takes no text for code', () => {
    const { html } = publicFaq(brandWith(canned('<img src=x>', '"</p><script>alert(1)</script>')), 'en', now);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).toContain('&quot;&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('leaves out, and names, what only a case knows', () => {
    const texts = [canned('Order', 'Hello {{customer}}'), canned('Where is it, {{agent}}?', 'On its way.')];
    const page = publicFaq(brandWith(...texts), 'en', now);
    expect(page).toMatchObject({ questions: 0, leftOut: ['Order', 'Where is it, {{agent}}?'] });
    expect(page.html).not.toContain('{{');
  });
});
