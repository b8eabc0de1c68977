import { useText } from '../../state/use-text';
import { type Theme, themes } from '../theme';
import styles from './gallery-colors.module.css';
import { Specimen } from './specimen';

/** Every pair of words and ground that the screens use; what is read here is measured. */
const pairs: readonly (readonly [words: string, ground: string])[] = [
  ['--text', '--bg'],
  ['--text', '--panel'],
  ['--text', '--selected'],
  ['--text', '--hover'],
  ['--text-2', '--panel'],
  ['--text-2', '--rail'],
  ['--text-2', '--selected'],
  ['--text-3', '--bg'],
  ['--text-3', '--panel'],
  ['--text-3', '--panel-2'],
  ['--text-3', '--rail'],
  ['--text-3', '--selected'],
  ['--accent', '--panel'],
  ['--accent', '--accent-soft'],
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-hover'],
  ['--green', '--green-soft'],
  ['--green', '--panel'],
  ['--yellow', '--yellow-soft'],
  ['--yellow', '--panel'],
  ['--yellow', '--selected'],
  ['--red', '--red-soft'],
  ['--red', '--panel'],
  ['--red', '--selected'],
  ['--on-red', '--red'],
  ['--note-text', '--note'],
  ['--text', '--mine'],
  ['--sandbox', '--panel'],
];
const lines = ['--line', '--line-strong', '--field-line', '--note-line'] as const;

/** Roles of colour, in all themes beside each other. */
export function GalleryColors() {
  const text = useText();
  return (
    <Specimen title={text('gallery.colors')} why={text('gallery.colorsWhy')}>
      <div className={styles.themes}>
        {themes.map((theme) => (
          <Roles key={theme} theme={theme} />
        ))}
      </div>
    </Specimen>
  );
}

function Roles({ theme }: { readonly theme: Theme }) {
  const text = useText();
  return (
    <div className={styles.theme} data-theme={theme}>
      <h3 className={styles.name}>{theme}</h3>
      <ul className={styles.pairs}>
        {pairs.map(([words, ground]) => (
          <li
            key={words + ground}
            className={styles.pair}
            style={{ color: `var(${words})`, background: `var(${ground})` }}
          >
            {text('gallery.words')} <code>{`${words.slice(2)} / ${ground.slice(2)}`}</code>
          </li>
        ))}
      </ul>
      <ul className={styles.pairs}>
        {lines.map((line) => (
          <li key={line} className={styles.line} style={{ borderColor: `var(${line})` }}>
            <code>{line.slice(2)}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
