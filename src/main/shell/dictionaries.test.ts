import { describe, expect, test } from 'vitest';
import { dictionaryFor, fileIn } from './dictionaries';

describe('the dictionary of a language', () => {
  test.each([
    ['en', 'en-US'],
    ['en-GB', 'en-GB'],
    ['en_gb', 'en-GB'],
    ['es', 'es'],
    ['es-MX', 'es'],
    ['pt', 'pt-PT'],
    ['pt-BR', 'pt-BR'],
    ['ca-ES-valencia', 'ca'],
  ])('%s is checked by %s', (language, code) => {
    expect(dictionaryFor(language)?.code).toBe(code);
  });

  test.each(['', 'tlh', 'constructor', '../../etc'])('there is none of %j', (language) => {
    expect(dictionaryFor(language)).toBeNull();
  });

  test('is found under the names that systems give it', () => {
    const spanish = { code: 'es', file: 'es-ES-3-0.bdic' };
    expect(fileIn(['en_US.bdic', 'es_ES.bdic'], spanish)).toBe('es_ES.bdic');
    expect(fileIn(['es.bdic', 'es-ES-3-0.bdic'], spanish)).toBe('es-ES-3-0.bdic');
    expect(fileIn(['en_US.bdic', 'es_ES.dic'], spanish)).toBeNull();
  });
});
