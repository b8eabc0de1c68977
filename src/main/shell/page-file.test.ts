import { describe, expect, test } from 'vitest';
import { isOwnAddress, pageFileOf } from './page-file';

const folder = '/app/dist/renderer';
const fileOf = (address: string) => pageFileOf(address, folder)?.path ?? null;

describe('the file behind an address', () => {
  test.each([
    ['app://semaforo/', '/app/dist/renderer/index.html'],
    ['app://semaforo/index.html?x=1#y', '/app/dist/renderer/index.html'],
    ['app://semaforo/assets/main-1a2b.js', '/app/dist/renderer/assets/main-1a2b.js'],
    ['app://semaforo/assets/Inter%20Variable.woff2', '/app/dist/renderer/assets/Inter Variable.woff2'],
    ['app://semaforo/a/../index.html', '/app/dist/renderer/index.html'],
  ])('%s is %s', (address, path) => {
    expect(fileOf(address)).toBe(path);
  });

  test.each([
    'app://semaforo/../../package.json',
    'app://semaforo/..%2f..%2fpackage.json',
    'app://semaforo/%2e%2e/%2e%2e/package.json',
    'app://semaforo/assets/..%2f..%2f..%2f..%2f..%2fetc/x.json',
    'app://semaforo/..%5c..%5cpackage.json',
    'app://semaforo/..%2frenderer-evil/x.js',
    'app://semaforo/index.html%00.js',
    'app://semaforo/%',
    'app://semaforo/assets/program.exe',
    'app://semaforo/assets/main.js.map',
    'app://semaforo/assets',
    'app://other/index.html',
    'app://semaforo.example/index.html',
    'app://semaforo:80/index.html',
    'file:///app/dist/renderer/index.html',
    'https://semaforo/index.html',
    'not an address',
  ])('%s is refused or stays inside the page', (address) => {
    expect(fileOf(address) ?? folder).toMatch(/^\/app\/dist\/renderer(\/|$)/);
    if (!address.startsWith('app://semaforo/..') && !address.includes('%2e%2e'))
      expect(fileOf(address)).toBeNull();
  });
});

describe('an address of ours', () => {
  test.each([
    ['app://semaforo/index.html', true],
    ['app://semaforo', true],
    ['app://semaforo.example/index.html', false],
    ['app://semaforox/', false],
    ['https://semaforo/', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (address, own) => {
    expect(isOwnAddress(address)).toBe(own);
  });
});
