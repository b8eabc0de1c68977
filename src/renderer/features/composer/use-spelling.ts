// Has what is written checked in the language of the conversation, for as long as it is on the screen.
import { useEffect } from 'react';
import { useSettings } from '../../data/desk-queries';
import { useServices } from '../../data/services';

/** Null: nothing is checked. Undefined: the language is not known yet. */
export function useSpelling(language: string | null | undefined): void {
  const { desk } = useServices();
  const isWanted = useSettings()?.checksSpelling;
  useEffect(() => {
    if (language === undefined || isWanted === undefined) return;
    // Without an answer nothing is checked, and writing goes on.
    desk.request('spelling.speak', { language: isWanted ? language : null }).catch(() => undefined);
  }, [desk, language, isWanted]);
}
