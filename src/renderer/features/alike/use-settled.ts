// What somebody types, once they rest: what it leads to is worked out for hundreds of cases.
import { useEffect, useState } from 'react';

const restMs = 400;

/** The value as it was when it last stood still; the first one at once. `key` says when it is another. */
export function useSettled<Value>(
  value: Value,
  key: string,
): { readonly value: Value; readonly key: string } {
  const [settled, setSettled] = useState({ value, key });
  const isSettled = settled.key === key;
  useEffect(() => {
    if (isSettled) return;
    const timer = setTimeout(() => setSettled({ value, key }), restMs);
    return () => clearTimeout(timer);
  }, [key, isSettled]);
  return settled;
}
