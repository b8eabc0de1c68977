// Puts off what may wait until the frame is painted that a person waits for.

/** Where no frame is drawn, as behind other windows, it runs so much later. */
const unseenMs = 100;

/** Runs the work once, after the next frame: the row that a key changed is painted before its whole case is read again. */
export function afterFrame(work: () => void): void {
  let isDone = false;
  const run = () => {
    if (isDone) return;
    isDone = true;
    work();
  };
  requestAnimationFrame(() => setTimeout(run, 0));
  setTimeout(run, unseenMs);
}
