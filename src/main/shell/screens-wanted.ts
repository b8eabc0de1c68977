// When a start's page asks for its screens: until then it draws the picture of the last first page, and needs nothing more.

/** The document's own script draws the picture; whatever script it asks for next belongs to the screens. */
const firstOfScreens = 2;

export class ScreensWanted {
  /** Resolves when the page asks for them, or there is no picture to be drawn first. */
  readonly wanted: Promise<void>;
  #resolve: () => void = () => undefined;
  #scripts = 0;

  constructor() {
    this.wanted = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** What the document carries for a picture; null: the screens draw everything. */
  documentCarries(kept: string | null): void {
    if (kept === null) this.#resolve();
  }

  scriptAsked(): void {
    this.#scripts += 1;
    if (this.#scripts === firstOfScreens) this.#resolve();
  }
}
