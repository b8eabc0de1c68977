import { useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { useText } from '../../state/use-text';
import { Choice } from '../../ui/field';
import { catalogueOf, type Language, languageOf, tagOf } from '../languages';
import { type Theme, themes } from '../theme';
import { GalleryAccents } from './gallery-accents';
import { GalleryColors } from './gallery-colors';
import { GalleryControls } from './gallery-controls';
import { GalleryNotices } from './gallery-notices';
import styles from './gallery-page.module.css';
import { GalleryRows } from './gallery-rows';
import { GalleryScales } from './gallery-scales';
import { GalleryTiers } from './gallery-tiers';
import { Specimen } from './specimen';

function firstTheme(asked: string | null): Theme {
  const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return themes.find((theme) => theme === asked) ?? (isDark ? 'dark' : 'light');
}

/** The design system on one page, in each theme and language. */
export function GalleryPage({ asked }: { readonly asked: URLSearchParams }) {
  const [theme, setTheme] = useState<Theme>(() => firstTheme(asked.get('theme')));
  const [language, setLanguage] = useState<Language>(() => {
    return languageOf(asked.get('language') ?? document.documentElement.dataset['systemLanguage']);
  });
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = tagOf(language);
  }, [theme, language]);
  return (
    <IntlProvider locale={tagOf(language)} messages={catalogueOf(language)} defaultLocale="en">
      <div className={styles.page} data-gallery="">
        <Head theme={theme} onTheme={setTheme} language={language} onLanguage={setLanguage} />
        <main className={styles.main}>
          <GalleryScales />
          <GalleryColors />
          <GalleryTiers />
          <GalleryAccents />
          <GalleryRows />
          <GalleryControls />
          <GalleryNotices />
          <Motion />
        </main>
      </div>
    </IntlProvider>
  );
}

interface HeadProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

function Head({ theme, onTheme, language, onLanguage }: HeadProps) {
  const text = useText();
  const names: Readonly<Record<Theme, string>> = {
    light: text('settings.light'),
    dark: text('settings.dark'),
    'contrast-light': `${text('settings.contrast')}, ${text('settings.light').toLowerCase()}`,
    'contrast-dark': `${text('settings.contrast')}, ${text('settings.dark').toLowerCase()}`,
  };
  return (
    <header className={styles.head}>
      <div className={styles.lead}>
        <h1 className={styles.title}>{text('gallery.title')}</h1>
        <p>{text('gallery.lead')}</p>
      </div>
      <Choice
        label={text('settings.theme')}
        value={theme}
        choices={themes.map((value) => ({ value, label: names[value] }))}
        onChange={onTheme}
      />
      <Choice
        label={text('settings.language')}
        value={language}
        choices={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
          { value: 'qps', label: '⟦Þšéûđö⟧' },
        ]}
        onChange={onLanguage}
      />
    </header>
  );
}

function Motion() {
  const text = useText();
  return (
    <Specimen title={text('gallery.motion')}>
      <p className={styles.why}>{text('gallery.motionWords')}</p>
    </Specimen>
  );
}
