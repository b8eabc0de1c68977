import type { ReactNode } from 'react';
import { useAppInfo } from '../../data/desk-queries';
import { useText } from '../../state/use-text';
import { ShapeMark } from '../../ui/shape-mark';
import styles from './setup.module.css';

/** A quiet page with one question. */
export function SetupFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const text = useText();
  const info = useAppInfo();
  return (
    <main className={styles.frame}>
      <div className={styles.sheet}>
        <p className={styles.mark}>
          <span className={styles.signs} aria-hidden="true">
            <ShapeMark shape="octagon" size={18} />
            <ShapeMark shape="triangle" size={18} />
            <ShapeMark shape="ring" size={18} />
          </span>
          Semáforo
          {info?.sandbox && <span className={styles.sandbox}>{text('app.sandbox')}</span>}
        </p>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
