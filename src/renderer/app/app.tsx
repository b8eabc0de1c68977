import { CSPProvider } from '@base-ui/react/csp-provider';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { IntlProvider } from 'react-intl';
import { en } from '../../shared/texts/en';
import { es } from '../../shared/texts/es';
import { useAppInfo, useSettings } from '../data/desk-queries';
import { type Services, ServicesProvider } from '../data/services';
import { useTheme } from './use-theme';

const catalogues = { en, es } as const;

interface AppProps {
  readonly services: Services;
  readonly queries: QueryClient;
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

export function App({ services, queries, nonce, children }: AppProps) {
  return (
    <CSPProvider {...(nonce === undefined ? {} : { nonce })}>
      <QueryClientProvider client={queries}>
        <ServicesProvider services={services}>
          <Spoken>{children}</Spoken>
        </ServicesProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

/** What the shell wrote into the document, so that the frame needs not ask for it. */
const start = document.documentElement.dataset;

/** The interface in the person's language and theme, once both are known. */
function Spoken({ children }: { readonly children: ReactNode }) {
  const settings = useSettings();
  const info = useAppInfo();
  useTheme(settings?.theme);
  const systemLanguage = info?.systemLanguage ?? start['systemLanguage'];
  const inSandbox = info?.sandbox ?? start['inSandbox'] === 'true';
  const wanted = settings?.language === 'system' ? systemLanguage : settings?.language;
  const language = wanted?.startsWith('es') ? 'es' : 'en';
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.toggleAttribute('data-sandbox', inSandbox);
  }, [language, inSandbox]);
  if (settings === undefined || systemLanguage === undefined) return null;
  return (
    <IntlProvider
      locale={systemLanguage.startsWith(language) ? systemLanguage : language}
      messages={catalogues[language]}
      defaultLocale="en"
    >
      {children}
    </IntlProvider>
  );
}
