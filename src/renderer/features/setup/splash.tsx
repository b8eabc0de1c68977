import type { TextKey } from '../../../shared/texts/text-key';
import { useServices } from '../../data/services';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './setup.module.css';
import { SetupFrame } from './setup-frame';

const problems: Readonly<Record<string, TextKey>> = {
  'disk-full': 'problem.disk-full',
  'log-unreadable': 'problem.log-unreadable',
  'log-other-key': 'problem.log-other-key',
  'log-newer': 'problem.log-newer',
  'engine-failed': 'problem.engine-failed',
  'engine-crash-loop': 'problem.engine-crash-loop',
};

/** Instead of the desk: why it does not open, in words, and what to do. */
export function Splash({ problem }: { readonly problem: string }) {
  const text = useText();
  const { desk } = useServices();
  const tryAgain = () => void desk.request('keychain.unlock', { how: 'retry', passphrase: null });
  return (
    <SetupFrame title={text('splash.problemTitle')}>
      <p role="alert" className={styles.lead}>
        {text(problems[problem] ?? 'problem.shell-defect')}
      </p>
      <div>
        <Button kind="main" onClick={tryAgain}>
          {text('splash.tryAgain')}
        </Button>
      </div>
    </SetupFrame>
  );
}
