// What is said of a reply that a machine translated.
import type { MachineWords } from '../../shared/domain/reply';
import type { Text } from '../state/use-text';
import { languageName } from './language-name';

export function machineWords(text: Text, locale: string, { into }: MachineWords): string {
  return text('translation.sent', { language: languageName(locale, into) });
}
