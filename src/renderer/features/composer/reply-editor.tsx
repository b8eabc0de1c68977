import { useEffect, useState } from 'react';
import { asId, type ReplyId } from '../../../shared/domain/ids';
import type { OpenCase } from '../../../shared/ipc/engine-port';
import { useAccount } from '../../data/desk-queries';
import { randomId } from '../../data/random-id';
import { useServices } from '../../data/services';
import { useCapabilities } from '../../data/use-capabilities';
import { useSignal } from '../../data/use-signal';
import { useCaseActions } from '../../state/case-actions';
import { wordsForComposer } from '../../state/returned-words';
import { moveFocus, notify, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { KeyCap } from '../../ui/key-cap';
import { countLength, lengthRule } from './length-model';
import styles from './reply-editor.module.css';
import { insertAt, staleness } from './reply-model';
import { SpeakerLine } from './speaker-line';
import { StaleNotice } from './stale-notice';
import { useDraft } from './use-draft';
import { useGrowing } from './use-growing';

/** The reply: who will speak, where, and how publicly, right above the words. */
export function ReplyEditor({ open }: { readonly open: OpenCase }) {
  const text = useText();
  const { state } = open;
  const { engine } = useServices();
  const actions = useCaseActions();
  const account = useAccount(state.accountId);
  const capabilities = useCapabilities(state.accountId);
  const draft = useDraft(state.id, 'reply');
  const [sending, setSending] = useState(false);
  const newest = state.lastCustomerMessage;
  // What the writer had read when the first word was written; the guard compares with it.
  const [basedOn, setBasedOn] = useState(newest);
  const area = useGrowing(draft.text, sending);
  const audience = draft.audience ?? state.audience;
  const rule = lengthRule({ channel: state.channel, audience, capabilities });
  const length = countLength(draft.text, rule.unit);
  const tooLong = rule.max !== null && length > rule.max;
  const empty = draft.text.trim() === '';
  const stale = empty ? null : staleness(basedOn, newest);
  useFocus(area);
  useIncomingWords(area, draft, state.id);
  useEffect(() => {
    if (empty) setBasedOn(newest);
  }, [empty, newest]);

  const send = async () => {
    if (empty || tooLong || sending) return;
    setSending(true);
    const replyId = asId<ReplyId>(randomId());
    const sent = await actions.succeeds(() =>
      engine.command('reply.submit', {
        caseId: state.id,
        replyId,
        accountId: state.accountId,
        audience,
        text: draft.text.trim(),
        attachments: [],
        inReplyTo: newest?.externalId ?? null,
        basedOn: basedOn?.externalId ?? null,
        isAcknowledgement: false,
        cannedResponseIds: [...draft.cannedResponseIds],
      }),
    );
    setSending(false);
    if (!sent) return;
    draft.clear();
    notify({ tone: 'done', text: 'done.submitted', values: {}, undoable: audience === 'public' });
    moveFocus('case');
  };

  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SpeakerLine
        state={state}
        account={account}
        audience={audience}
        capabilities={capabilities}
        onAudience={(chosen) => draft.write({ audience: chosen })}
      >
        {rule.max !== null && (
          <span className={styles.count} data-over={tooLong || undefined}>
            {text('composer.length', { length, max: rule.max })}
          </span>
        )}
      </SpeakerLine>
      {stale !== null && <StaleNotice kind={stale} onRead={() => setBasedOn(newest)} />}
      <textarea
        ref={area}
        className={styles.text}
        aria-label={text('composer.reply')}
        aria-invalid={tooLong || undefined}
        placeholder={text(audience === 'public' ? 'composer.writePublic' : 'composer.writePrivate', {
          name: state.customer?.name ?? '',
        })}
        value={draft.text}
        readOnly={sending}
        rows={3}
        spellCheck
        dir="auto"
        onChange={(event) => draft.write({ text: event.target.value })}
        onBlur={draft.flush}
      />
      <div className={styles.acts}>
        <Button
          kind="main"
          type="submit"
          disabled={empty || tooLong || sending}
          aria-keyshortcuts="Control+Enter"
        >
          {text('composer.send')}
        </Button>
        <KeyCap keys="Ctrl ⏎" />
      </div>
    </form>
  );
}

function useFocus(area: React.RefObject<HTMLTextAreaElement | null>): void {
  const focus = useSession((session) => session.focus);
  useEffect(() => {
    if (focus?.target === 'reply') area.current?.focus();
  }, [focus, area]);
}

/** Takes in canned responses and replies that were taken back. */
function useIncomingWords(
  area: React.RefObject<HTMLTextAreaElement | null>,
  draft: ReturnType<typeof useDraft>,
  caseId: string,
): void {
  const incoming = useSignal(wordsForComposer);
  useEffect(() => {
    if (incoming === null || incoming.caseId !== caseId || !draft.ready) return;
    wordsForComposer.set(null);
    const ids = [...new Set([...draft.cannedResponseIds, ...incoming.cannedResponseIds])];
    if (incoming.how === 'return') {
      if (draft.text.trim() === '') draft.write({ text: incoming.text, cannedResponseIds: ids });
      return;
    }
    const at = area.current?.selectionStart ?? draft.text.length;
    draft.write({ text: insertAt(draft.text, at, incoming.text), cannedResponseIds: ids });
    moveFocus('reply');
  }, [incoming, draft, caseId, area]);
}
