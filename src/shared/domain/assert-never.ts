// Makes the compiler prove that a switch over a union is complete.

/** Never reached in a program that type-checks; names the value that slipped through untyped data. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
