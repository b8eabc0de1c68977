import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { mayAnswerAs } from '../../../shared/domain/claim';
import type { BrandId } from '../../../shared/domain/ids';
import { namesOtherBrand } from '../../../shared/domain/names-other-brand';
import { signatureOf, signed } from '../../../shared/domain/signature';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import type { Brand } from '../../../shared/workspace/schema';
import { useAccount, useMe, useWorkspace } from '../../data/desk-queries';
import { useCapabilities } from '../../data/use-capabilities';
import { useSignal } from '../../data/use-signal';
import { GuardNotice } from '../../parts/guard-notice';
import { useOutboundGuard } from '../../parts/use-outbound-guard';
import { wordsForComposer } from '../../state/returned-words';
import { moveFocus } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { KeyCap } from '../../ui/key-cap';
import { AnsweringLine } from './answering-line';
import { answeredBy } from './divert-model';
import { GateLine } from './gate-line';
import { GuidedLine } from './guided-line';
import { HeldNotice } from './held-notice';
import { countLength, lengthRule } from './length-model';
import styles from './reply-editor.module.css';
import { AttachButton, ReplyFiles } from './reply-files';
import { insertAt, staleness } from './reply-model';
import { SpeakerLine } from './speaker-line';
import { StaleNotice } from './stale-notice';
import { TranslateButton } from './translate-button';
import { TranslatedLine } from './translated-line';
import { newReplyId, useApprovalNeed } from './use-approval-need';
import { type DraftHandle, useDraft, useOnceReady } from './use-draft';
import { useFieldFocus } from './use-field-focus';
import { useGrowing } from './use-growing';
import { useMayAnswer } from './use-may-answer';
import { useReplyTranslation } from './use-reply-translation';
import { useSendReply } from './use-send-reply';
import { WrongBrandDialog } from './wrong-brand-dialog';

/** The reply: who will speak, where, and how publicly, right above the words. */
export function ReplyEditor({ open, tools }: { readonly open: OpenCase; readonly tools: ReactNode }) {
  const text = useText();
  const { state } = open;
  const account = useAccount(state.accountId);
  const capabilities = useCapabilities(state.accountId);
  const permission = useMayAnswer(state);
  const me = useMe();
  const draft = useDraft(state.id, 'reply');
  const { sending, send } = useSendReply(open);
  const [replyId, setReplyId] = useState(newReplyId);
  const newest = state.lastCustomerMessage;
  // What the writer had read when the first word was written; the guard compares with it.
  const [basedOn, setBasedOn] = useState(newest);
  const brands = useWorkspace()?.brands ?? [];
  const brand = brands.find((one) => one.id === state.brandId);
  const [named, setNamed] = useState<Brand | null>(null);
  const area = useGrowing(draft.text, sending);
  const audience = draft.audience ?? state.audience;
  const need = useApprovalNeed(state, { replyId, audience });
  const rule = lengthRule({ channel: state.channel, audience, capabilities });
  const signature =
    brand && me ? signatureOf(brand.signatures, { channel: state.channel, audience, member: me }) : '';
  const length = countLength(signed(draft.text.trim(), signature), rule.unit);
  const tooLong = rule.max !== null && length > rule.max;
  const empty = draft.text.trim() === '';
  const stale = empty ? null : staleness(basedOn, newest);
  const heldByOther = me !== undefined && !mayAnswerAs(me.id, state.assignee).ok;
  const translation = useReplyTranslation(state, draft);
  const guard = useOutboundGuard(draft.text, { state, audience });
  const blocked =
    empty || tooLong || sending || !permission.ok || heldByOther || guard.refusal === 'guard-blocks';
  useIncomingWords(area, draft, state.id);
  useEffect(() => {
    if (empty) setBasedOn(newest);
  }, [empty, newest]);
  const submit = async (confirmedBrand: BrandId | null = null) => {
    if (blocked) return;
    const other = confirmedBrand === null ? namesOtherBrand(draft.text, brands, state.brandId) : null;
    setNamed(other);
    if (other !== null || !guard.passes() || !translation.passes()) return;
    const isGated = need !== null;
    const machine = draft.machine === null ? null : { ...draft.machine, isRead: true };
    const written = {
      ...draft,
      machine,
      audience,
      files: draft.attachments,
      basedOn,
      replyId,
      isGated,
      confirmedBrand,
    };
    if (!(await send({ ...written, guard: guard.seen, inReplyTo: answeredBy(draft.guided, state) }))) return;
    setReplyId(newReplyId());
    draft.clear();
  };
  const { send: sendOnceReady, sendOnce } = useOnceReady(draft, () => void submit());
  useFieldFocus(area, draft, { field: 'reply', sendOnce });

  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        sendOnceReady();
      }}
    >
      <SpeakerLine
        state={state}
        account={account}
        audience={audience}
        capabilities={capabilities}
        onAudience={(chosen) => draft.write({ audience: chosen })}
      />
      {brand && brand.tone !== '' && (
        <p className={styles.tone}>{text('composer.tone', { tone: brand.tone })}</p>
      )}
      <AnsweringLine caseId={state.id} />
      {permission.ok && <GateLine state={state} need={need} />}
      {named !== null && brand && (
        <WrongBrandDialog
          named={named}
          speaking={brand}
          onClose={() => setNamed(null)}
          onConfirm={() => void submit(brand.id)}
        />
      )}
      {!permission.ok && <p className={styles.refused}>{text(`error.${permission.code}`)}</p>}
      {permission.ok && heldByOther && <HeldNotice state={state} />}
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
        lang={state.language ?? brand?.language}
        dir="auto"
        onChange={({ target: { value } }) =>
          // Whoever starts over uses no canned response any more.
          draft.write({ text: value, ...(value.trim() === '' && { cannedResponseIds: [] }) })
        }
        onBlur={draft.flush}
      />
      <GuidedLine step={draft.guided} onOrdinary={() => draft.write({ guided: null })} />
      <TranslatedLine translation={translation} />
      <GuardNotice guard={guard} />
      <ReplyFiles draft={draft} />
      <div className={styles.acts}>
        {tools}
        <TranslateButton translation={translation} disabled={empty || sending} />
        {signature !== '' && (
          <span className={styles.signature} title={text('composer.signedWhy')}>
            {text('composer.signed', { signature })}
          </span>
        )}
        {rule.max !== null && (
          <span className={styles.count} data-over={tooLong || undefined}>
            {text('composer.length', { length, max: rule.max })}
          </span>
        )}
        {capabilities !== null && capabilities.attachments.max > 0 && (
          <AttachButton caseId={state.id} draft={draft} limits={capabilities.attachments} />
        )}
        <Button kind="main" type="submit" disabled={blocked} aria-keyshortcuts="Control+Enter">
          {text(need === null ? 'composer.send' : 'composer.submit')}
          <KeyCap keys="Ctrl ⏎" />
        </Button>
      </div>
    </form>
  );
}

/** Takes in canned responses and replies that were taken back. */
function useIncomingWords(
  area: RefObject<HTMLTextAreaElement | null>,
  draft: DraftHandle,
  caseId: string,
): void {
  const incoming = useSignal(wordsForComposer);
  useEffect(() => {
    if (incoming === null || incoming.caseId !== caseId || !draft.ready) return;
    wordsForComposer.set(null);
    const ids = [...new Set([...draft.cannedResponseIds, ...incoming.cannedResponseIds])];
    if (incoming.how === 'return') {
      if (draft.text.trim() === '')
        draft.write({
          text: incoming.text,
          cannedResponseIds: ids,
          attachments: incoming.attachments ?? [],
          machine: incoming.machine ?? null,
        });
      return;
    }
    const at = area.current?.selectionStart ?? draft.text.length;
    draft.write({ text: insertAt(draft.text, at, incoming.text), cannedResponseIds: ids });
    moveFocus('reply');
  }, [incoming, draft, caseId, area]);
}
