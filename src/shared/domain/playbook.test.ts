import { describe, expect, it } from 'vitest';
import { articleFor, type PlaybookArticle } from './playbook';

const returns: PlaybookArticle = { title: 'Returns', contactTypes: ['return', 'exchange'] };
const returnsAgain: PlaybookArticle = { title: 'Returns again', contactTypes: ['return'] };
const manners: PlaybookArticle = { title: 'Manners' };

describe('the article for a kind of contact', () => {
  it.each([
    { name: 'is the first that names it', playbook: [returns, returnsAgain], type: 'return', found: returns },
    { name: 'is found by any of its kinds', playbook: [returns], type: 'exchange', found: returns },
    {
      name: 'is that about all where none names it',
      playbook: [returns, manners],
      type: 'price',
      found: manners,
    },
    {
      name: 'that is about all counts where it stands',
      playbook: [manners, returns],
      type: 'return',
      found: manners,
    },
    {
      name: 'is that about all while a case has no kind',
      playbook: [returns, manners],
      type: null,
      found: manners,
    },
    { name: 'is none where none names it', playbook: [returns], type: 'price', found: null },
    { name: 'is none while a case has no kind', playbook: [returns], type: null, found: null },
    { name: 'is none in an empty playbook', playbook: [], type: 'return', found: null },
  ])('$name', ({ playbook, type, found }) => {
    expect(articleFor<PlaybookArticle>(playbook, type)).toBe(found);
  });
});
