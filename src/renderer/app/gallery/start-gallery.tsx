import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { GalleryPage } from './gallery-page';

/** Shows the design system in place of the desk. The address may say how: `#gallery?theme=dark&language=es`. */
export function startGallery(root: HTMLElement, address: string): void {
  const asked = new URLSearchParams(address.split('?')[1]);
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  createRoot(root).render(
    <StrictMode>
      <CSPProvider {...(nonce === undefined ? {} : { nonce })}>
        <GalleryPage asked={asked} />
      </CSPProvider>
    </StrictMode>,
  );
}
