import { OwnKey } from '../../parts/own-key';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { ReplyTranslation } from './use-reply-translation';

interface TranslateButtonProps {
  readonly translation: ReplyTranslation;
  readonly disabled: boolean;
}

/** Nothing where the workspace names no service. */
export function TranslateButton({ translation, disabled }: TranslateButtonProps) {
  const text = useText();
  if (!translation.isOffered) return null;
  return (
    <Button
      kind="quiet"
      small
      disabled={disabled || translation.isUnderWay}
      onClick={() => void translation.translate()}
    >
      <Icon name="globe" size={14} />
      {text(translation.isUnderWay ? 'translation.underway' : 'translation.reply')}
      <OwnKey of="translate-reply" usual="Shift+l" />
    </Button>
  );
}
