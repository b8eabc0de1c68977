// Copies what stands on the page as text.

/** Whether it was copied. The desk grants its page no clipboard; what a person has selected may always be copied. */
export function copyShown(element: Element): boolean {
  const selection = window.getSelection();
  selection?.selectAllChildren(element);
  const isCopied = document.execCommand('copy');
  selection?.removeAllRanges();
  return isCopied;
}
