import { CSPProvider } from '@base-ui/react/csp-provider';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { IntlProvider } from 'react-intl';
import { en } from '../../shared/texts/en';
import { es } from '../../shared/texts/es';
import { useAppInfo, useSettings } from '../data/desk-queries';
import { type Services, ServicesProvider } from '../data/services';
import { Gate } from './gate';
import { useTheme } from './use-theme';

const catalogues = { en, es } as const;

interface AppProps {
  readonly services: Services;
  readonly queries: QueryClient;
  readonly nonce: string | undefined;
}

export function App({ services, queries, nonce }: AppProps) {
  return (
    <CSPProvider {...(nonce === undefined ? {} : { nonce })}>
      <QueryClientProvider client={queries}>
        <ServicesProvider services={services}>
          <Spoken />
        </ServicesProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

/** The interface in the person's language and theme, once both are known. */
function Spoken() {
  const settings = useSettings();
  const info = useAppInfo();
  useTheme(settings?.theme);
  const wanted = settings?.language === 'system' ? info?.systemLanguage : settings?.language;
  const language = wanted?.startsWith('es') ? 'es' : 'en';
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.toggleAttribute('data-sandbox', info?.sandbox === true);
  }, [language, info]);
  if (settings === undefined || info === undefined) return null;
  return (
    <IntlProvider
      locale={info.systemLanguage.startsWith(language) ? info.systemLanguage : language}
      messages={catalogues[language]}
      defaultLocale="en"
    >
      <Gate />
    </IntlProvider>
  );
}
