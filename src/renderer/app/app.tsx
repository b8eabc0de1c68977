import { CSPProvider } from '@base-ui/react/csp-provider';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { IntlProvider } from 'react-intl';
import { useAppInfo, useSettings } from '../data/desk-queries';
import { type Services, ServicesProvider } from '../data/services';
import { catalogueOf, languageOf, tagOf } from './languages';
import { useTheme } from './use-theme';

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
  const language = languageOf(wanted);
  const tag = tagOf(language);
  useEffect(() => {
    document.documentElement.lang = tag;
    document.documentElement.toggleAttribute('data-sandbox', inSandbox);
  }, [tag, inSandbox]);
  if (settings === undefined || systemLanguage === undefined) return null;
  return (
    <IntlProvider
      locale={systemLanguage.startsWith(tag) ? systemLanguage : tag}
      messages={catalogueOf(language)}
      defaultLocale="en"
    >
      {children}
    </IntlProvider>
  );
}
