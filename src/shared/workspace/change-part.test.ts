import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BrandId } from '../domain/ids';
import { type ChangeablePart, changeableParts, documentOf, isOfBrand, partOf, withPart } from './change-part';
import { parseWorkspace } from './parse';
import type { Workspace } from './schema';

const file = path.join(import.meta.dirname, '../../../assets/sandbox/workspace.yaml');

function read(text: string): Workspace {
  const parsed = parseWorkspace(text, 'test');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.workspace;
}
const workspace = read(readFileSync(file, 'utf8'));
const aurea = 'aurea-derma' as BrandId;
const placeOf = (part: ChangeablePart) => ({
  part,
  brandId: isOfBrand(part) ? aurea : null,
});

describe('a part of a workspace', () => {
  it.each(changeableParts)('written back as it was read changes nothing: %s', (part) => {
    const before = partOf(documentOf(workspace), placeOf(part));
    expect(read(withPart(workspace, { ...placeOf(part), before, value: before }) ?? '')).toEqual(workspace);
  });

  it('changes alone, in the words of the document', () => {
    const before = documentOf(workspace).approval;
    const value = { ...before, rules: [{ tiers: ['red'], needs: 'two' }], expiresAfter: '45 min' };
    const changed = read(withPart(workspace, { ...placeOf('approval'), before, value }) ?? '');
    expect(changed.approval).toMatchObject({
      rules: [{ tiers: ['red'], needs: 'two' }],
      expiresAfter: 2_700_000,
    });
    expect({ ...changed, approval: workspace.approval }).toEqual(workspace);
  });

  it('of one brand leaves the others as they were', () => {
    const before = partOf(documentOf(workspace), placeOf('escalation'));
    const value = [{ severities: ['critical'], ask: 'legal' }];
    const changed = read(withPart(workspace, { ...placeOf('escalation'), before, value }) ?? '');
    expect(changed.brands.map(({ escalation }) => escalation.length)).toEqual(
      workspace.brands.map(({ id, escalation }) => (id === aurea ? 1 : escalation.length)),
    );
  });

  it('is not taken when it was changed since it was read, or its brand is gone', () => {
    expect(withPart(workspace, { ...placeOf('roles'), before: [], value: [] })).toBeNull();
    const elsewhere = { part: 'escalation', brandId: 'ghost' as BrandId, before: [], value: [] } as const;
    expect(withPart(workspace, elsewhere)).toBeNull();
  });
});
