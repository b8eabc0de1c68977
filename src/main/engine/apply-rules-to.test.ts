import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { desk, stateOf } from '../../../test/support/desk-per-test';
import { customerPost, noon } from '../../../test/support/engine-desk';
import { hour, minute } from '../../shared/domain/time';

const twoBrands = readFileSync(
  new URL('../../../test/fixtures/two-brands.workspace.yaml', import.meta.url),
  'utf8',
);
const rules = `
rules:
  - id: fraud
    name: Fraud
    when: { anyOf: [estafa] }
    gives: { tier: red, tags: [fraud], flag: true }
  - id: lucia
    name: Prices to Lucía
    when: { anyOf: [precio], brands: [aurea-derma] }
    gives: { assignee: lead, team: agency }
  - id: calm
    name: Thanks
    when: { anyOf: [gracias] }
    gives: { tier: green }
  - id: again
    name: Came before
    when: { history: { from: 1 } }
    gives: { tags: [again] }
  - id: others
    name: The other brand
    when: { brands: [lindra-skin] }
    gives: { tags: [lindra] }
`;
const ruled = () => desk({ workspace: twoBrands + rules });

describe('rules on what arrives', () => {
  it('route a new case by themselves, timed from when the customer wrote', () => {
    const at = ruled();
    at.arrive([{ ...customerPost(noon - 10 * minute), text: 'Esto es una ESATFA' }]);
    expect(at.row('Esto es una ESATFA')).toMatchObject({
      tier: 'red',
      team: 'reputation',
      tags: ['fraud'],
      dueAt: noon - 10 * minute + 2 * hour,
    });
  });

  it('keep with the case why', async () => {
    const at = ruled();
    at.arrive([{ ...customerPost(noon), text: 'Una estafa' }]);
    const { ruled: kept } = await stateOf(at, at.row('Una estafa').id);
    expect(kept).toEqual({
      reasons: [
        {
          rule: 'fraud',
          name: 'Fraud',
          found: [{ phrase: 'estafa', as: 'estafa' }],
          gave: ['tier', 'flag', 'tags'],
        },
      ],
      isFlagged: true,
    });
  });

  it('give it to a person, and leave the tier of the table', () => {
    const at = ruled();
    at.arrive([{ ...customerPost(noon), text: '¿Qué precio tiene?' }]);
    expect(at.row('¿Qué precio tiene?')).toMatchObject({ tier: 'green', assignee: 'lead', team: 'agency' });
  });

  it('leave a health report red and with the contact centre', () => {
    const at = ruled();
    const text = 'Gracias por nada: reacción alérgica';
    at.arrive([{ ...customerPost(noon), text }]);
    expect(at.row(text)).toMatchObject({ tier: 'red', safety: true, team: 'centre' });
  });

  it('raise a case by a later message, and never lower it', () => {
    const at = ruled();
    const first = customerPost(noon);
    at.arrive([{ ...first, text: 'Hola' }]);
    const next = (text: string) => ({
      ...customerPost(noon + minute),
      threadKey: first.threadKey,
      author: first.author,
      text,
    });
    at.arrive([next('Es una estafa')]);
    expect(at.row('Es una estafa').tier).toBe('red');
    at.arrive([next('Gracias')]);
    expect(at.row('Gracias').tier).toBe('red');
  });

  it('know who came before', () => {
    const at = ruled();
    const first = customerPost(noon);
    at.arrive([{ ...first, text: 'Primero' }]);
    at.arrive([{ ...customerPost(noon + minute), author: first.author, text: 'Segundo' }]);
    expect(at.row('Primero').tags).toEqual([]);
    expect(at.row('Segundo').tags).toEqual(['again']);
  });

  it('change nothing when a page comes twice', () => {
    const at = ruled();
    const page = [{ ...customerPost(noon), text: 'Una estafa' }];
    at.arrive(page);
    const before = at.row('Una estafa');
    at.arrive(page);
    expect(at.row('Una estafa')).toEqual(before);
  });
});
