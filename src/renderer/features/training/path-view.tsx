import type { ChannelKind } from '../../../shared/domain/message';
import { minute } from '../../../shared/domain/time';
import type { StepStanding } from '../../../shared/domain/training/path-standing';
import type { TrainingReading } from '../../../shared/ipc/training-port';
import { useWorkspace } from '../../data/desk-queries';
import { signerWords } from '../../parts/signer-words';
import { useNow } from '../../state/clock';
import { clockWords, durationWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { FocusedHeading } from './focused-heading';
import styles from './training.module.css';
import type { Step } from './training-model';

interface PathViewProps {
  readonly steps: readonly Step[];
  readonly training: TrainingReading;
  /** One comes back from an exercise: the hands go on from here. */
  readonly takesFocus: boolean;
  readonly onBegin: (step: string) => void;
  /** Goes on where the sitting under way was left. */
  readonly onGoOn: () => void;
}

/** The steps in their order, what one passed, and what is open. */
export function PathView({ steps, training, takesFocus, onBegin, onGoOn }: PathViewProps) {
  const text = useText();
  const { own, sitting, key } = training;
  return (
    <section className={styles.part} aria-label={text('training.path')}>
      {takesFocus ? (
        <FocusedHeading>{text('training.path')}</FocusedHeading>
      ) : (
        <h3 className={styles.heading}>{text('training.path')}</h3>
      )}
      <ol className={styles.list}>
        {steps.map((step) => {
          const standing = own.steps.find((one) => one.step === step.id);
          if (standing === undefined) return null;
          const isGoing = sitting !== null && sitting.step === step.id && sitting.exercise !== null;
          return (
            <li key={step.id} className={styles.item}>
              <StepLine step={step} standing={standing} ownKey={key} />
              {step.kind === 'live' ? (
                <LiveWords isReady={own.isReadyForLive} freeOn={own.freeOn} />
              ) : (
                standing.state !== 'later' && (
                  <div className={styles.acts}>
                    {isGoing && (
                      <Button kind="main" onClick={onGoOn}>
                        {text('training.goOn', { name: step.name })}
                      </Button>
                    )}
                    <Button
                      kind={isGoing || standing.state === 'passed' ? 'plain' : 'main'}
                      onClick={() => onBegin(step.id)}
                    >
                      {text(standing.sittings > 0 || isGoing ? 'training.again' : 'training.begin', {
                        name: step.name,
                      })}
                    </Button>
                  </div>
                )
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface StepLineProps {
  readonly step: Step;
  readonly standing: StepStanding;
  readonly ownKey: string | null;
}

function StepLine({ step, standing, ownKey }: StepLineProps) {
  const text = useText();
  const locale = useLocale();
  const now = useNow(minute);
  const workspace = useWorkspace();
  const { best, state, sittings } = standing;
  return (
    <>
      <div className={styles.line}>
        <span>{step.name}</span>
        <span className={styles.quiet}>{text(`training.kind.${step.kind}`)}</span>
        <span className={styles.state}>{text(`training.state.${state}`)}</span>
      </div>
      {step.within !== undefined && (
        <span className={styles.quiet}>
          {text('training.minutes', { time: durationWords(text, step.within) })}
        </span>
      )}
      {best !== null && (
        <span className={styles.quiet}>
          {[
            text('training.best', {
              points: best.points,
              of: best.of,
              when: clockWords(locale, best.at, now),
            }),
            text('training.sittings', { count: sittings }),
            signerWords(text, best.signer, { workspace, own: ownKey }),
          ].join(' · ')}
        </span>
      )}
    </>
  );
}

interface LiveWordsProps {
  readonly isReady: boolean;
  readonly freeOn: readonly ChannelKind[];
}

function LiveWords({ isReady, freeOn }: LiveWordsProps) {
  const text = useText();
  const channels = freeOn.map((channel) => text(`channel.${channel}`)).join(', ');
  return (
    <>
      <span className={styles.quiet}>{text(isReady ? 'training.liveReady' : 'training.liveLater')}</span>
      {freeOn.length > 0 && <span>{text('training.liveFree', { channels })}</span>}
    </>
  );
}
