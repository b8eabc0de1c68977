// Code that runs inside a page: when is something there, and painted?

/** Resolves one frame after the selector first matches, with the time on the wall clock. */
export function whenPainted(selector: string): string {
  return `new Promise((resolve) => {
    const painted = () => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(Date.now());
      channel.port2.postMessage(null);
    });
    const isThere = () => document.querySelector(${JSON.stringify(selector)}) !== null;
    if (isThere()) return painted();
    const watch = new MutationObserver(() => {
      if (!isThere()) return;
      watch.disconnect();
      painted();
    });
    watch.observe(document, { childList: true, subtree: true });
  })`;
}
