// Finds keys that stand twice in one group of fields: of two values nobody can say which was meant.
import { isMap, isNode, isScalar, isSeq } from 'yaml';

export interface RepeatedKey {
  readonly offset: number;
  readonly path: readonly (string | number)[];
}

/** The second and later places of each repeated key below a node, in order. */
export function repeatedKeys(node: unknown, path: readonly (string | number)[] = []): readonly RepeatedKey[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => repeatedKeys(item, [...path, index]));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const here = [...path, name];
    const repeated =
      isScalar(key) && seen.has(name)
        ? [{ offset: isNode(key) && key.range ? key.range[0] : 0, path: here }]
        : [];
    seen.add(name);
    return [...repeated, ...repeatedKeys(value, here)];
  });
}
