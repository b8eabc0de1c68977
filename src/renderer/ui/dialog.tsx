import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './button';
import styles from './dialog.module.css';
import { Icon } from './icon';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `top` stands high and plain, for lists that are typed into. */
  readonly place?: 'middle' | 'top';
  readonly width?: 'narrow' | 'wide';
}

/** A dialog that is open for as long as it is rendered. */
export function Dialog(props: DialogProps) {
  const { title, closeLabel, onClose, children, place = 'middle', width = 'narrow' } = props;
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={styles.popup}
          data-place={place}
          data-width={width}
          ref={popup}
          initialFocus={() =>
            popup.current?.querySelector<HTMLElement>('[data-autofocus]') ??
            popup.current?.querySelector<HTMLElement>('input, select, textarea') ??
            true
          }
        >
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close
              render={
                <IconButton label={closeLabel}>
                  <Icon name="close" />
                </IconButton>
              }
            />
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogBody({ children }: { readonly children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

export function DialogFoot({ children }: { readonly children: ReactNode }) {
  return <div className={styles.foot}>{children}</div>;
}
