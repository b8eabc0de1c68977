import { describe, expect, it } from 'vitest';
import {
  brandWrote,
  opened,
  post,
  reply,
  sent,
  story,
  submitted,
  type Told,
  wrote,
} from '../../../test/support/story';
import type { CaseEventBody } from './case-event';
import { conversation } from './conversation';
import { asId, type StepId } from './ids';

const told = (...entries: readonly Told[]) => conversation(story(...entries));
const kinds = (...entries: readonly Told[]) => told(...entries).map((entry) => entry.kind);
const withdrawn = (name: string): CaseEventBody => ({ type: 'MessageWithdrawn', externalId: post(name) });
const edited = (name: string, text: string): CaseEventBody => ({
  type: 'MessageEdited',
  externalId: post(name),
  text,
});

describe('the conversation of a case', () => {
  it('stands in the order in which things were said, not delivered', () => {
    const entries = told(wrote('late', 300), wrote('early', 100), brandWrote('between', 200));
    expect(entries.map((entry) => entry.at)).toEqual([100, 200, 300]);
  });

  it('shows each message, note and step once, however often its event is delivered', () => {
    const events = story(opened(), wrote('a', 10), { type: 'NoteAdded', text: 'call back' });
    expect(conversation([...events, ...events]).map((entry) => entry.kind)).toEqual([
      'message',
      'step',
      'note',
    ]);
  });

  it('shows the newest words of an edited message and says that they are not the first', () => {
    const [entry] = told(wrote('a', 10), edited('a', 'corrected'));
    expect(entry).toMatchObject({ kind: 'message', edited: true, message: { text: 'corrected' } });
  });

  it('hides what its author took back, also when an edit arrives afterwards', () => {
    const attachment = {
      name: 'face.jpg',
      mediaType: 'image/jpeg',
      altText: 'my face',
      byteLength: 1,
      state: 'stored',
      blobId: null,
    } as const;
    const [entry] = told(
      wrote('a', 10, null, { subject: 'Rash', attachments: [attachment] }),
      withdrawn('a'),
      edited('a', 'words again'),
    );
    expect(entry).toMatchObject({
      kind: 'message',
      withdrawn: true,
      message: { text: '', subject: '', attachments: [] },
    });
    expect(JSON.stringify(entry)).not.toMatch(/words|Rash|face/);
  });

  it('shows a reply that comes back from the channel only once, whichever comes first', () => {
    expect(kinds(submitted('r'), sent('r', 50), brandWrote('sent-r', 50))).toEqual(['reply']);
    expect(kinds(submitted('r'), brandWrote('sent-r', 50), sent('r', 50))).toEqual(['reply']);
  });

  it('puts a sent reply at the time the channel accepted it', () => {
    const entries = told(wrote('a', 10), submitted('r'), wrote('b', 5_000), sent('r', 9_000));
    expect(entries.map((entry) => [entry.kind, entry.at])).toEqual([
      ['message', 10],
      ['message', 5_000],
      ['reply', 9_000],
    ]);
  });

  it.each([
    [
      'held',
      { type: 'ReplyHeld', replyId: reply('r'), hold: 'approval', releaseAt: null },
      { state: 'held', hold: 'approval' },
    ],
    ['sending', { type: 'ReplySending', replyId: reply('r'), attempt: 1 }, { state: 'sending', hold: null }],
    ['cancelled', { type: 'ReplyCancelled', replyId: reply('r') }, { state: 'cancelled' }],
    [
      'failed',
      { type: 'ReplyFailed', replyId: reply('r'), detail: 'gone' },
      { state: 'failed', detail: 'gone' },
    ],
  ] as const)('shows a reply as %s', (_name, body, expected) => {
    expect(told(submitted('r'), body)[0]).toMatchObject({ kind: 'reply', ...expected });
  });

  it('shows an unknown reply as unknown and never takes a sent one back', () => {
    const sending: CaseEventBody = { type: 'ReplySending', replyId: reply('r'), attempt: 1 };
    const unknown: CaseEventBody = { type: 'ReplyUnknown', replyId: reply('r'), detail: 'cut off' };
    expect(told(submitted('r'), sending, unknown)[0]).toMatchObject({ state: 'unknown', detail: 'cut off' });
    expect(told(submitted('r'), sending, sent('r', 50), unknown)[0]).toMatchObject({
      state: 'sent',
      detail: null,
    });
  });

  it('shows as sent what was cancelled too late', () => {
    const cancelled: CaseEventBody = { type: 'ReplyCancelled', replyId: reply('r') };
    expect(told(submitted('r'), cancelled, sent('r', 50))[0]).toMatchObject({ state: 'sent' });
  });

  it('marks the triage of an undone step and leaves its words alone', () => {
    const entries = told(
      { step: 'both', body: { type: 'NoteAdded', text: 'note' } },
      { step: 'both', body: { type: 'CaseResolved', reason: '' } },
      { type: 'StepUndone', stepId: asId<StepId>('both') },
    );
    expect(entries.map((entry) => ('undone' in entry ? entry.undone : entry.kind))).toEqual(['note', true]);
  });
});
