import { OwnKey } from '../../parts/own-key';
import { useText } from '../../state/use-text';
import { Icon } from '../../ui/icon';
import styles from './search-box.module.css';

/** The search field before it can search: it looks the same, so that nothing moves. */
export function SearchBoxWaiting() {
  const text = useText();
  return (
    <div className={styles.field} aria-hidden="true">
      <Icon name="search" size={15} />
      <span className={styles.input}>{text('search.placeholder')}</span>
      <OwnKey of="search" usual="/" />
    </div>
  );
}
