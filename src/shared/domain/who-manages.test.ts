import { describe, expect, it } from 'vitest';
import type { CustomRole } from './role';
import { managesWorkspace } from './who-manages';

const one = (role: string) => ({ role, teams: [] });
const keeper: CustomRole = { id: 'keeper', follows: 'agent', may: [{ actions: ['see', 'manage'] }] };

describe('a workspace', () => {
  it.each([
    ['administrator', ['administrator', 'supervisor'], true],
    ['keeper', ['keeper', 'supervisor'], true],
    ['supervisor', ['administrator', 'supervisor'], false],
    ['supervisor', ['keeper', 'supervisor'], false],
    ['supervisor', ['supervisor', 'agent'], true],
    ['agent', ['supervisor', 'agent'], false],
    ['agent', ['agent'], false],
    ['trainee', ['trainee', 'administrator'], false],
    ['unheard-of', ['unheard-of'], false],
  ])('of whose people one is %s, and which has %j, is changed by them: %s', (role, others, changes) => {
    const workspace = { members: others.map(one), roles: [keeper] };
    expect(managesWorkspace(one(role), workspace)).toBe(changes);
  });
});
