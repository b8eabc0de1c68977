// The interface's words in the person's language, with keys the compiler knows.
import { type IntlShape, useIntl } from 'react-intl';
import type { TextKey, TextValues } from '../../shared/texts/text-key';

export type Text = (key: TextKey, values?: TextValues) => string;

/** One for each language, so that what takes no values is looked up once, wherever it stands. */
const textsOf = new WeakMap<IntlShape, Text>();

export function useText(): Text {
  const intl = useIntl();
  const known = textsOf.get(intl) ?? textOf(intl);
  textsOf.set(intl, known);
  return known;
}

function textOf(intl: IntlShape): Text {
  const plain = new Map<TextKey, string>();
  return (key, values) => {
    if (values !== undefined) return intl.formatMessage({ id: key }, { ...values });
    const words = plain.get(key) ?? intl.formatMessage({ id: key }, {});
    plain.set(key, words);
    return words;
  };
}

/** BCP 47 tag of the interface's language. */
export function useLocale(): string {
  return useIntl().locale;
}
