import { describe, expect, test } from 'vitest';
import { outboundAddress } from './links';

describe('an address that may leave the app', () => {
  test.each([
    ['https://shop.example/a?b=c#d', 'https://shop.example/a?b=c#d'],
    ['http://shop.example', 'http://shop.example/'],
    ['HTTPS://Shop.Example/', 'https://shop.example/'],
    ['https://пример.test/', 'https://xn--e1afmkfd.test/'],
    ['mailto:ana@shop.example', 'mailto:ana@shop.example'],
    ['mailto:ana@shop.example?subject=Hi there&body=x', 'mailto:ana@shop.example?subject=Hi%20there&body=x'],
    ['mailto:ana@shop.example?attach=/etc/passwd&subject=Hi', 'mailto:ana@shop.example?subject=Hi'],
    ['mailto:ana@shop.example?attachment=/etc/passwd&bcc=x@y.test', 'mailto:ana@shop.example'],
  ])('%s leaves as %s', (text, address) => {
    expect(outboundAddress(text)).toBe(address);
  });

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'app://semaforo/index.html',
    'smb://host.test/share',
    'ms-msdt:/id',
    'vbscript:x',
    'ftp://host.test/',
    'https://bank.test@evil.test/',
    'https://user:word@evil.test/',
    'mailto:',
    'mailto:a@b.test,c@d.test',
    'mailto:-option@',
    '//host.test/',
    '/etc/passwd',
    '',
  ])('%j stays', (text) => {
    expect(outboundAddress(text)).toBeNull();
  });
});
