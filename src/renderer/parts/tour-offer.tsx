import { useSettings, useWriteSettings } from '../data/desk-queries';
import { moveFocus } from '../state/session';
import { useText } from '../state/use-text';
import { Button } from '../ui/button';
import { begun } from './tour-progress';

/** Offers the tour to who has not been on it, and the rest of it to who left it; nothing once it is over. */
export function TourOffer() {
  const text = useText();
  const tour = useSettings()?.tour;
  const write = useWriteSettings();
  if (tour === undefined || tour.state === 'running' || tour.state === 'over') return null;
  const begin = () => {
    write({ tour: begun(tour) }).catch(() => undefined);
    // Where the first step is, and since the button goes.
    moveFocus('list');
  };
  return <Button onClick={begin}>{text(tour.state === 'new' ? 'tour.offer' : 'tour.goOn')}</Button>;
}
