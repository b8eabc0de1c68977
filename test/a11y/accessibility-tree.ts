// A hand that knows only what assistive technology is told: finds by role and name, and does a thing's default act.
import type { CDPSession, Page } from '@playwright/test';

export interface TreeNode {
  readonly role: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly domNode: number;
}

const patienceMs = 60_000;
const pauseMs = 250;

export class AccessibilityTree {
  readonly #session: CDPSession;
  readonly #page: Page;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<AccessibilityTree> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await session.send('DOM.enable');
    return new AccessibilityTree(page, session);
  }

  /** The first of the tree that fits, once there is one. Fails when there is none for a minute. */
  async find(role: string, name: RegExp, fits: (node: TreeNode) => boolean = () => true): Promise<TreeNode> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const nodes = await this.#nodes();
      const found = nodes.find((node) => node.role === role && name.test(node.name) && fits(node));
      if (found !== undefined) return found;
      if (Date.now() > until) throw new Error(`The tree has no ${role} named ${name} that fits`);
      await this.#page.waitForTimeout(pauseMs);
    }
  }

  async until(role: string, name: RegExp, fits: (node: TreeNode) => boolean): Promise<void> {
    await this.find(role, name, fits);
  }

  /** What a screen reader does for "press this". */
  async act(node: TreeNode): Promise<void> {
    await this.#call(node, 'function () { this.click(); }');
  }

  async write(node: TreeNode, words: string): Promise<void> {
    await this.#session.send('DOM.focus', { backendNodeId: node.domNode });
    await this.#session.send('Input.insertText', { text: words });
  }

  async #call(node: TreeNode, functionDeclaration: string): Promise<void> {
    const { object } = await this.#session.send('DOM.resolveNode', { backendNodeId: node.domNode });
    await this.#session.send('Runtime.callFunctionOn', {
      functionDeclaration,
      ...(object.objectId === undefined ? {} : { objectId: object.objectId }),
    });
  }

  async #nodes(): Promise<readonly TreeNode[]> {
    const { nodes } = await this.#session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored, backendDOMNodeId }) => !ignored && backendDOMNodeId !== undefined)
      .map(({ role, name, properties = [], backendDOMNodeId = 0 }) => ({
        role: String(role?.value ?? ''),
        name: String(name?.value ?? ''),
        properties: Object.fromEntries(properties.map((one) => [one.name, one.value.value])),
        domNode: backendDOMNodeId,
      }));
  }
}
