import { describe, expect, it } from 'vitest';
import { LongWorks } from './long-works';

describe('long work', () => {
  it('is listed in the order it began, with how far it is, until it says that it ended', () => {
    let changes = 0;
    const works = new LongWorks(() => {
      changes += 1;
    });
    const first = works.begin('search-index');
    const second = works.begin('backup', () => undefined);
    first.progress(20, 100);
    expect(works.list()).toEqual([
      { id: 'search-index-1', kind: 'search-index', done: 20, total: 100, canCancel: false },
      { id: 'backup-2', kind: 'backup', done: 0, total: null, canCancel: true },
    ]);
    first.end();
    second.end();
    second.end();
    first.progress(30, 100);
    expect(works.list()).toEqual([]);
    expect(changes).toBe(5);
  });

  it('is asked to stop once, and stands in the list until it has stopped', () => {
    const works = new LongWorks(() => undefined);
    let asked = 0;
    const work = works.begin('bulk-step', () => {
      asked += 1;
    });
    expect(works.cancel('bulk-step-1')).toBe(true);
    expect(works.cancel('bulk-step-1')).toBe(false);
    expect(asked).toBe(1);
    expect(works.list()).toMatchObject([{ id: 'bulk-step-1', canCancel: false }]);
    work.end();
    expect(works.list()).toEqual([]);
  });

  it('without a way to stop is not stopped, nor is what is not there', () => {
    const works = new LongWorks(() => undefined);
    works.begin('erasure');
    expect(works.cancel('erasure-1')).toBe(false);
    expect(works.cancel('backup-7')).toBe(false);
  });
});
