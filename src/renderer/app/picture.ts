// The first page as a picture of itself: taken when the list is at rest, drawn at the next start before any screen is loaded.

/** A text, or an element: its name, its attributes, what is in it. */
export type PictureNode =
  | string
  | readonly [name: string, attributes: Readonly<Record<string, string>>, children: readonly PictureNode[]];

/** Marks what would be wrong by the time the picture is drawn. Its place stays empty. */
export const tellsTime = 'data-tells-time';

const svg = 'http://www.w3.org/2000/svg';
const svgNames = new Set(['svg', 'path', 'circle', 'rect', 'line', 'polygon', 'polyline', 'ellipse', 'g']);
/** What a picture may be made of: nothing that loads, runs or leads anywhere. */
const htmlNames = new Set([
  ...['div', 'span', 'strong', 'kbd', 'p', 'h1', 'h2', 'button'],
  ...['header', 'nav', 'main', 'section', 'footer'],
]);
const attributeName =
  /^(?:class|id|role|style|title|dir|type|tabindex|aria-[a-z]+|data-[a-z-]+|viewBox|width|height|d|[cr][xy]?|[xy][12]?|points|fill|stroke|stroke-[a-z]+|fill-[a-z]+)$/;

/** Which view is open is the person's, and a start begins elsewhere. */
const ofNow = 'aria-current';

export function pictureOf(element: Element): PictureNode {
  const attributes = [...element.attributes].flatMap(({ name, value }) =>
    name === ofNow ? [] : [[name, value] as const],
  );
  const children = element.hasAttribute(tellsTime) ? [] : [...element.childNodes];
  return [
    element.localName,
    Object.fromEntries(attributes),
    children.flatMap((child) =>
      child instanceof Element ? [pictureOf(child)] : child.nodeValue ? [child.nodeValue] : [],
    ),
  ];
}

/** Makes it again from elements and texts, never from markup. Throws when there is anything else in it. */
export function drawn(picture: PictureNode): Node {
  if (typeof picture === 'string') return document.createTextNode(picture);
  const [name, attributes, children] = picture;
  if (!svgNames.has(name) && !htmlNames.has(name)) throw new TypeError(`A picture holds no ${name}`);
  const element = svgNames.has(name) ? document.createElementNS(svg, name) : document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (!attributeName.test(attribute)) throw new TypeError(`A picture holds no ${attribute}`);
    // The policy of the page refuses style attributes, and lets a script set styles.
    if (attribute === 'style') element.style.cssText = value;
    else element.setAttribute(attribute, value);
  }
  element.append(...children.map(drawn));
  return element;
}
