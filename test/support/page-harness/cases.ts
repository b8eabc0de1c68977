// A working morning of invented customers.

import { type AgentId, asId } from '../../../src/shared/domain/ids';
import type { ChannelKind } from '../../../src/shared/domain/message';
import type { CaseTier } from '../../../src/shared/domain/tier';
import { hour, minute } from '../../../src/shared/domain/time';
import type { ScriptedEngine } from './scripted-engine';

interface Sketch {
  readonly name: string;
  readonly handle: string;
  readonly brand: 'aurea' | 'lindra' | 'norte' | 'vela';
  readonly tier: CaseTier;
  readonly dueIn: number;
  readonly text: string;
  readonly audience?: 'public' | 'private';
  readonly type?: string;
  readonly followers?: number;
}

const channels: Record<Sketch['brand'], readonly [ChannelKind, string]> = {
  aurea: ['bluesky', 'aurea-bluesky'],
  lindra: ['mastodon', 'lindra-mastodon'],
  norte: ['bluesky', 'norte-bluesky'],
  vela: ['email', 'vela-mail'],
};

export const sketches: readonly Sketch[] = [
  {
    name: 'Marta Ibáñez',
    handle: 'martai.example',
    brand: 'aurea',
    tier: 'red',
    dueIn: 26 * minute,
    type: 'health',
    text: 'Desde ayer tengo la cara roja e hinchada después de usar vuestra crema de día. ¿Qué hago? ¿Alguien más?',
    followers: 212,
  },
  {
    name: 'Consumo Vigilante',
    handle: 'consumo@social.example',
    brand: 'lindra',
    tier: 'red',
    dueIn: 72 * minute,
    text: '¿Por qué seguís vendiendo el lote retirado? Hilo con pruebas: https://pruebas.example/lote-retirado',
    followers: 48_000,
  },
  {
    name: 'Tom Okafor',
    handle: 'tomo.example',
    brand: 'aurea',
    tier: 'yellow',
    dueIn: 125 * minute,
    type: 'packaging',
    text: 'Second time the pump arrives broken. Order number is in my last message.',
  },
  {
    name: 'Lucía Prado',
    handle: 'lucia@correo.example',
    brand: 'vela',
    tier: 'yellow',
    dueIn: 220 * minute,
    text: 'El sofá llegó con una pata menos y nadie contesta al teléfono.',
    audience: 'private',
  },
  {
    name: 'Óscar Llano',
    handle: 'ollano.example',
    brand: 'norte',
    tier: null,
    dueIn: 300 * minute,
    text: 'Vaya día de lluvia, y yo esperando el coche…',
  },
  {
    name: 'Jon Arrieta',
    handle: 'jonarrieta.example',
    brand: 'norte',
    tier: 'green',
    dueIn: 9 * hour,
    type: 'question',
    text: 'Does the hybrid tow a small trailer?',
  },
  {
    name: 'Marissa G.',
    handle: 'marissag@social.example',
    brand: 'lindra',
    tier: 'green',
    dueIn: 21 * hour,
    type: 'question',
    text: '¿Para qué edad se recomienda el sérum?',
    audience: 'private',
  },
  {
    name: 'Петр Соколов',
    handle: 'psokolov.example',
    brand: 'aurea',
    tier: 'green',
    dueIn: 22 * hour,
    text: 'Is the new day cream already sold outside Spain? I could not find it anywhere and would love to buy three.',
  },
];

const caseId = (index: number) => String(index).padStart(32, 'c');
const names = [
  'Aina Soler',
  'Bruno Vidal',
  'Celia Otero',
  'Dmitri Hale',
  'Elena Ponce',
  'Farid Nasser',
  'Greta Lund',
  'Hugo Salas',
];

/** Opens one case; the customer's first message comes with it. */
export function openSketch(engine: ScriptedEngine, sketch: Sketch, index: number): string {
  const now = Date.now();
  const id = caseId(index);
  const [channel, account] = channels[sketch.brand];
  const target = sketch.tier === 'red' ? 2 * hour : sketch.tier === 'green' ? 24 * hour : 6 * hour;
  const postedAt = now + sketch.dueIn - target;
  const safety = sketch.type === 'health';
  const team = safety
    ? 'contact-centre'
    : sketch.tier === 'red'
      ? 'reputation'
      : sketch.tier === 'green'
        ? 'agency'
        : 'brand-care';
  engine.record(
    id,
    {
      type: 'CaseOpened',
      number: 4_800 + index,
      accountId: asId(account),
      channel,
      customerId: asId(String(index % 40).padStart(32, 'e')),
      threadKey: id,
      triage: {
        tier: sketch.tier,
        safety,
        contactType: sketch.type ?? null,
        team: asId(team),
        reason: safety ? 'Health report: “hinchada”' : null,
      },
      continues: null,
      linkedTo: null,
    },
    { at: postedAt, brandId: asId(sketch.brand), actor: { kind: 'policy', reason: 'tier table' } },
  );
  engine.record(
    id,
    {
      type: 'MessageReceived',
      due: { responseDueAt: now + sketch.dueIn, resolutionDueAt: null },
      message: {
        externalId: asId(`post-${index}`),
        threadKey: id,
        writtenBy: 'customer',
        author: {
          externalId: asId(sketch.handle),
          name: sketch.name,
          handle: sketch.handle,
          followers: sketch.followers ?? null,
          profileUrl: null,
          isBot: false,
        },
        audience: sketch.audience ?? 'public',
        subject: sketch.brand === 'vela' ? 'Sofá incompleto' : '',
        text: sketch.text,
        language: /[áéíóúñ¿]/u.test(sketch.text) ? 'es' : 'en',
        postedAt,
        reach: 'unknown',
        inReplyTo:
          index === 5
            ? {
                externalId: asId('campaign'),
                authorName: 'Norte Motor',
                text: 'The new hybrid is here. What would you tow with it?',
                url: 'https://bsky.example/campaign',
              }
            : null,
        url: `https://social.example/post/${index}`,
        attachments: [],
      },
    },
    { at: postedAt },
  );
  return id;
}

/** The cases people look at, then as many others as asked for. */
export function openMorning(engine: ScriptedEngine, others: number): void {
  for (const [index, sketch] of sketches.entries()) openSketch(engine, sketch, index);
  const first = caseId(0);
  engine.record(
    first,
    {
      type: 'NoteAdded',
      text: 'Llamada hecha desde el centro. Ha parado de usarla y va al médico. Falta el seguimiento aquí.',
    },
    { at: Date.now() - 20 * minute, actor: { kind: 'agent', id: asId<AgentId>('ana') } },
  );
  const content = {
    replyId: asId<never>('a'.repeat(32)),
    accountId: asId<never>('aurea-bluesky'),
    audience: 'public' as const,
    text: 'Marta, sentimos mucho lo que cuentas. Deja de usarla y, si empeora, acude a urgencias. Te escribimos por privado para ayudarte hoy mismo.',
    attachments: [],
    inReplyTo: null,
    basedOn: null,
    isAcknowledgement: false,
    cannedResponseIds: [],
  };
  engine.record(
    first,
    { type: 'ReplySubmitted', content, hold: 'customer-wrote-again', releaseAt: null },
    { at: Date.now() - 4 * minute, actor: { kind: 'agent', id: asId<AgentId>('laura') } },
  );
  engine.record(
    caseId(2),
    { type: 'CaseAssigned', assignee: asId<AgentId>('laura'), team: asId('brand-care'), reason: '' },
    { actor: { kind: 'agent', id: asId<AgentId>('laura') } },
  );
  const unknown = {
    ...content,
    replyId: asId<never>('b'.repeat(32)),
    text: 'Hola Lucía, mañana te llega la pata que falta.',
  };
  engine.record(
    caseId(3),
    { type: 'ReplySubmitted', content: unknown, hold: null, releaseAt: null },
    { at: Date.now() - 3 * minute },
  );
  engine.record(caseId(3), { type: 'ReplySending', replyId: unknown.replyId, attempt: 1 });
  engine.record(caseId(3), {
    type: 'ReplyUnknown',
    replyId: unknown.replyId,
    detail: 'The connection was lost after the request had left.',
  });
  addOthers(engine, others, sketches.length);
}

/** Further green cases, numbered on. */
export function addOthers(engine: ScriptedEngine, count: number, from: number): void {
  for (let index = 0; index < count; index += 1) {
    const red = index % 25 === 0 && from > 100;
    openSketch(
      engine,
      {
        name: names[index % names.length] ?? 'Ina Roth',
        handle: `reader${from + index}.example`,
        brand: index % 2 === 0 ? 'aurea' : 'norte',
        tier: red ? 'red' : 'green',
        dueIn: red ? 90 * minute + index * 1_000 : 10 * hour + (index % 700) * minute,
        text: `Where can I buy this near me? Question ${from + index}.`,
      },
      from + index,
    );
  }
}
