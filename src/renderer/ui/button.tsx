import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly kind?: 'plain' | 'main' | 'quiet' | 'link';
  readonly small?: boolean;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', small = false, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={styles[kind]} data-small={small || undefined} />;
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'aria-label'> {
  readonly label: string;
  readonly children: ReactNode;
}

export function IconButton({ label, type = 'button', ...rest }: IconButtonProps) {
  return <button {...rest} type={type} className={styles.icon} aria-label={label} title={label} />;
}
