import { useState } from 'react';
import { askingTable, type GuidedStep } from '../../../shared/domain/diversion';
import type { BrandId } from '../../../shared/domain/ids';
import type { Audience } from '../../../shared/domain/message';
import { namesOtherBrand } from '../../../shared/domain/names-other-brand';
import { signatureOf, signed } from '../../../shared/domain/signature';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import type { Brand } from '../../../shared/workspace/schema';
import { useOpenCase } from '../../data/case-queries';
import { useBrand, useMe, useWorkspace } from '../../data/desk-queries';
import { useCapabilities } from '../../data/use-capabilities';
import { GuardNotice } from '../../parts/guard-notice';
import { useOutboundGuard } from '../../parts/use-outbound-guard';
import { closeDialog, type GuidedWords, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Choice, TextArea } from '../../ui/field';
import styles from './divert-dialog.module.css';
import { answeredBy, audienceOf, firstStep, stepsFor, wordsFor } from './divert-model';
import { GateLine } from './gate-line';
import { countLength, lengthRule } from './length-model';
import { newReplyId, useApprovalNeed } from './use-approval-need';
import { useMayAnswer } from './use-may-answer';
import { useSendReply } from './use-send-reply';
import { WrongBrandDialog } from './wrong-brand-dialog';

/** Sends the customer elsewhere in the brand's words, or tells in the thread how that ended. */
export function DivertDialog() {
  const dialog = useSession((session) => (session.dialog?.kind === 'divert' ? session.dialog : null));
  const selected = useSession((session) => session.selected);
  const caseId = dialog?.again?.caseId ?? selected;
  return dialog === null || caseId === null ? null : <ForCase caseId={caseId} again={dialog.again ?? null} />;
}

interface ForCaseProps {
  readonly caseId: Parameters<typeof useOpenCase>[0];
  readonly again: GuidedWords | null;
}

function ForCase({ caseId, again }: ForCaseProps) {
  const text = useText();
  const { open } = useOpenCase(caseId);
  const brand = useBrand(open?.state.brandId);
  if (open === undefined || brand === undefined) return null;
  const { channel } = open.state;
  return (
    <Dialog width="wide" title={text('divert.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      {channel === 'phone' || channel === 'counter' ? (
        <DialogBody>
          <p className={styles.then}>{text('composer.byHand')}</p>
        </DialogBody>
      ) : (
        <Guided open={open} brand={brand} again={again} />
      )}
    </Dialog>
  );
}

interface GuidedProps {
  readonly open: OpenCase;
  readonly brand: Brand;
  /** What was taken back before it left; null: it is begun. */
  readonly again: GuidedWords | null;
}

function Guided({ open, brand, again }: GuidedProps) {
  const text = useText();
  const { state } = open;
  const me = useMe();
  const capabilities = useCapabilities(state.accountId);
  const permission = useMayAnswer(state);
  const { sending, send } = useSendReply(open);
  const [replyId] = useState(newReplyId);
  const [basedOn] = useState(state.lastCustomerMessage);
  const steps = stepsFor(state, capabilities);
  const [step, setStep] = useState<GuidedStep>(
    () => steps.find((one) => one === again?.step) ?? firstStep(steps, state, brand),
  );
  const [typed, setTyped] = useState<string | null>(again?.text ?? null);
  const words = typed ?? wordsFor(step, { state, brand, me });
  const audience = audienceOf(step, state);
  const brands = useWorkspace()?.brands ?? [];
  const [named, setNamed] = useState<Brand | null>(null);
  const need = useApprovalNeed(state, { replyId, audience });
  const guard = useOutboundGuard(words, { state, audience });
  const { unit, max } = lengthRule({ channel: state.channel, audience, capabilities });
  const signature = me ? signatureOf(brand.signatures, { channel: state.channel, audience, member: me }) : '';
  const length = countLength(signed(words.trim(), signature), unit);
  const isTooLong = max !== null && length > max;
  const blocked =
    words.trim() === '' || isTooLong || sending || !permission.ok || guard.refusal === 'guard-blocks';
  const submit = async (confirmedBrand: BrandId | null = null) => {
    if (blocked) return;
    const other = confirmedBrand === null ? namesOtherBrand(words, brands, state.brandId) : null;
    setNamed(other);
    if (other !== null || !guard.passes()) return;
    const written = { text: words, audience, files: [], cannedResponseIds: [], basedOn, replyId };
    const isSent = await send({
      ...written,
      isGated: need !== null,
      confirmedBrand,
      guard: guard.seen,
      machine: null,
      guided: step,
      inReplyTo: answeredBy(step, state),
    });
    if (isSent) closeDialog();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {named !== null && (
        <WrongBrandDialog
          named={named}
          speaking={brand}
          onClose={() => setNamed(null)}
          onConfirm={() => void submit(brand.id)}
        />
      )}
      <DialogBody>
        <Choice
          label={text('divert.step')}
          value={step}
          choices={steps.map((one) => ({ value: one, label: text(`divert.step.${one}`) }))}
          onChange={(chosen) => {
            setStep(chosen);
            setTyped(null);
          }}
        />
        <Asking audience={audience} open={open} brand={brand} />
        <TextArea
          label={text('divert.words')}
          hint={text(words === '' && typed === null ? 'divert.noWords' : `divert.${audience}`)}
          problem={isTooLong ? text('composer.length', { length, max: max ?? length }) : undefined}
          value={words}
          rows={5}
          dir="auto"
          lang={state.language ?? brand.language}
          onChange={setTyped}
        />
        <GuardNotice guard={guard} />
        {permission.ok ? (
          <GateLine state={state} need={need} />
        ) : (
          <p className={styles.then}>{text(`error.${permission.code}`)}</p>
        )}
        {step !== 'closing-note' && <p className={styles.then}>{text('divert.then')}</p>}
      </DialogBody>
      <DialogFoot>
        <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
        <Button kind="main" type="submit" disabled={blocked}>
          {text(need === null ? 'composer.send' : 'composer.submit')}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** The brand's table for this channel: what a text may not ask for where it will be read. */
function Asking({ audience, open, brand }: { audience: Audience; open: OpenCase; brand: Brand }) {
  const text = useText();
  const rows = askingTable({ audience, channel: open.state.channel }, brand.guard.rules);
  if (rows.length === 0) return null;
  return (
    <fieldset className={styles.asks}>
      <legend>{text('divert.asks')}</legend>
      <ul className={styles.list}>
        {rows.map(({ datum, does }) => (
          <li key={datum}>
            {text(`guardKind.${datum}`)} <span>({text(`divert.${does}`)})</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
