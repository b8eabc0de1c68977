import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { type AgentId, asId } from '../../../shared/domain/ids';
import type { Mark } from '../../../shared/domain/training/mark-answer';
import { es } from '../../../shared/texts/es';
import { workspaceSchema } from '../../../shared/workspace/schema';
import type { Text } from '../../state/use-text';
import { drillLines, type MarkNames, markLine } from './training-model';

const intl = createIntl({ locale: 'es', messages: es });
const text: Text = (key, values) => intl.formatMessage({ id: key }, { ...values });
const promise = { target: '2 h', dueInstantInTime: true, team: 'agency' };
const workspace = workspaceSchema.parse({
  version: 1,
  name: 'Mesa',
  teams: [{ id: 'agency', name: 'Agencia' }],
  members: [{ id: 'paula', name: 'Paula Teruel', initials: 'PT', role: 'trainee', teams: ['agency'] }],
  brands: [
    {
      id: 'aurea',
      name: 'Aurea',
      color: '#2f7f86',
      language: 'es',
      safetyTeam: 'agency',
      promises: { green: promise, yellow: promise, red: promise },
      contactTypes: [{ id: 'packaging', label: 'Envase', severity: 'medium' }],
    },
  ],
  training: {
    steps: [
      {
        id: 'one',
        kind: 'guided',
        name: 'Uno',
        exercises: [
          {
            kind: 'case',
            id: 'c',
            brand: 'aurea',
            from: 'Rosa Vega',
            says: 'Pierde',
            contactType: 'packaging',
          },
          {
            kind: 'question',
            id: 'q',
            question: '¿Qué?',
            choices: [{ text: 'Eso' }, { text: 'Esto', isRight: true }],
          },
        ],
      },
    ],
    checklist: [{ quality: 'curious', phrases: ['?'], tip: 'Pregunta.' }],
  },
});
const [practice, question] = workspace.training?.steps[0]?.exercises ?? [];
if (practice === undefined || question === undefined) throw new Error('The path is empty');
const names: MarkNames = {
  workspace,
  exercise: practice,
  commands: [{ id: 'claim', label: 'command.claim', keys: ['c'] }],
  keyOf: () => 'c',
  isMac: false,
};
const wrong = (aspect: Mark['aspect'], more: Partial<Mark> = {}): Mark => ({
  aspect,
  isRight: false,
  right: null,
  ...more,
});

describe('a mark in words', () => {
  test.each<[Mark, string, readonly string[]]>([
    [wrong('tier', { right: 'yellow' }), 'Nivel: todavía no', ['Es: Amarillo.']],
    [wrong('type', { right: 'packaging' }), 'Tipo de contacto: todavía no', ['Es: Envase.']],
    [wrong('owner', { right: 'agency' }), 'Equipo que lo lleva: todavía no', ['Es: Agencia.']],
    [wrong('place', { right: 'private' }), 'Dónde contestar: todavía no', ['Es: En privado.']],
    [wrong('text'), 'Tu respuesta: todavía no', ['No hay nada escrito.']],
    [wrong('curious'), 'Curiosa: todavía no', ['Ninguna palabra lo muestra todavía.', 'Pregunta.']],
    [wrong('confident', { words: 'quizás' }), 'Segura: todavía no', ['«quizás» dice lo contrario.']],
    [{ aspect: 'curious', isRight: true, right: null, words: '?' }, 'Curiosa: bien', ['«?» lo muestra.']],
    [{ aspect: 'tier', isRight: true, right: 'red' }, 'Nivel: bien', []],
  ])('%j', (mark, title, details) => {
    expect(markLine(text, mark, names)).toMatchObject({ title, details });
  });

  test('names what the guard would have stopped at', () => {
    const [detail] = markLine(text, wrong('text', { finding: 'phone' }), names).details;
    expect(detail).toBe(`Esto se habría parado antes de salir: ${text('guardKind.phone')}.`);
  });

  test('says the right choice, and the key with its command', () => {
    expect(markLine(text, wrong('choice', { right: '1' }), { ...names, exercise: question }).details).toEqual(
      ['Es: Esto.'],
    );
    expect(markLine(text, wrong('key', { right: 'claim' }), names).details).toEqual([
      `Es: c (${text('command.claim')}).`,
    ]);
  });
});

test('a drill says each of its figures, also where nothing happened', () => {
  const record = {
    kind: 'drill',
    id: '0'.repeat(32),
    workspace: 'Mesa',
    sandbox: true,
    startedAt: 0,
    endedAt: 1,
    drill: 'storm',
    scenario: 'viral-complaint',
    people: [asId<AgentId>('paula')],
    points: 1,
    of: 4,
  } as const;
  const quiet = { holdingAfter: null, escalationAfter: null, breaches: 2, wrongSends: 1 };
  expect(drillLines(text, { ...record, figures: quiet })).toEqual([
    'Ningún mensaje de espera',
    'Ningún escalado',
    '2 vencidos',
    '1 envío indebido',
  ]);
  const held = { ...quiet, holdingAfter: 120_000, escalationAfter: 60_000 };
  expect(drillLines(text, { ...record, figures: held }).slice(0, 2)).toEqual([
    'Primer mensaje de espera tras 2 min',
    'Primer escalado tras 1 min',
  ]);
});
