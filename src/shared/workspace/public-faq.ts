// The public FAQ page of a brand in one language: static, without scripts, and with nothing of any customer (R54).
import { fillVariables, variablesOf } from '../domain/canned-response';
import { isExpired } from '../domain/canned-review';
import { hoursWords } from '../domain/service-words';
import type { Instant } from '../domain/time';
import type { Brand } from './schema';

export interface PublicFaq {
  readonly html: string;
  /** How many questions stand on it. */
  readonly questions: number;
  /** Titles of texts that are public but ask for something that only a case knows. */
  readonly leftOut: readonly string[];
}

const titles: Readonly<Record<string, string>> = {
  de: 'Häufige Fragen',
  en: 'Frequently asked questions',
  es: 'Preguntas frecuentes',
  fr: 'Questions fréquentes',
  it: 'Domande frequenti',
  pt: 'Perguntas frequentes',
};
const style = `body{margin:0 auto;max-width:42rem;padding:1.5rem;font:1.05rem/1.6 system-ui,sans-serif;color:#1c1c1c;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}p{white-space:pre-line}
@media (prefers-color-scheme:dark){body{color:#ececec;background:#161616}}`;

/** Of the texts that are marked as public, in their order, and still offered. */
export function publicFaq(brand: Brand, language: string, now: Instant): PublicFaq {
  const base = language.slice(0, 2);
  const values = {
    brand: brand.name,
    hours: brand.businessHours === undefined ? '' : hoursWords(brand.businessHours, language),
    terms: brand.terms,
  };
  const texts = brand.cannedResponses
    .filter((one) => one.isPublic === true && one.language.slice(0, 2) === base && !isExpired(one, now))
    .map(({ title, text }) => ({ title: fillVariables(title, values), text: fillVariables(text, values) }));
  const [whole, leftOut] = [true, false].map((isWhole) =>
    texts.filter(({ title, text }) => (variablesOf(`${title} ${text}`).length === 0) === isWhole),
  );
  const heading = `${titles[base] ?? 'FAQ'} · ${brand.name}`;
  const sections = (whole ?? []).map(
    ({ title, text }) => `<section><h2>${escaped(title)}</h2><p>${escaped(text)}</p></section>`,
  );
  const html = `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)}</title><style>${style}</style></head>
<body><main><h1>${escaped(heading)}</h1>
${sections.join('\n')}
</main></body>
</html>
`;
  return { html, questions: sections.length, leftOut: (leftOut ?? []).map(({ title }) => title) };
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
