import styles from './shape-mark.module.css';

/** The traffic signs people know: what they mean is said beside them or in the label. */
export type Shape = 'ring' | 'triangle' | 'octagon' | 'dashed';

interface ShapeMarkProps {
  readonly shape: Shape;
  readonly size?: number;
  /** Spoken in place of the sign; leave out where the word stands beside it. */
  readonly label?: string;
}

export function ShapeMark({ shape, size = 16, label }: ShapeMarkProps) {
  const shared = { className: styles[shape], width: size, height: size, viewBox: '0 0 16 16' };
  if (label === undefined) {
    return (
      <svg {...shared} aria-hidden="true">
        <Drawing shape={shape} />
      </svg>
    );
  }
  return (
    <svg {...shared} role="img" aria-label={label}>
      <Drawing shape={shape} />
    </svg>
  );
}

function Drawing({ shape }: { readonly shape: Shape }) {
  switch (shape) {
    case 'ring':
      return <circle cx="8" cy="8" r="5.4" fill="none" strokeWidth="2.2" />;
    case 'dashed':
      return <circle cx="8" cy="8" r="5.6" fill="none" strokeWidth="1.6" strokeDasharray="2.6 1.8" />;
    case 'triangle':
      return <path d="M8 2 14.6 13.6H1.4Z" strokeWidth="1.2" strokeLinejoin="round" />;
    case 'octagon':
      return (
        <>
          <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" />
          <path
            className={styles.mark}
            d="M8 4.2v4.6M8 11.3v.5"
            strokeWidth="2"
            strokeLinecap="round"
            fill="none"
          />
        </>
      );
  }
}
