// The interface's words in the person's language, with keys the compiler knows.
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { TextKey, TextValues } from '../../shared/texts/text-key';

export type Text = (key: TextKey, values?: TextValues) => string;

export function useText(): Text {
  const intl = useIntl();
  return useMemo(() => (key, values) => intl.formatMessage({ id: key }, { ...values }), [intl]);
}

/** BCP 47 tag of the interface's language. */
export function useLocale(): string {
  return useIntl().locale;
}
