// What differs between the Electron we build for and the old one that development may have to run on.

/** Releases are never made with anything this old. [Note: fallback runtime] */
const oldestSupportedMajor = 30;

/** True on the development fallback. */
export function isFallbackRuntime(electronVersion: string): boolean {
  return Number.parseInt(electronVersion, 10) < oldestSupportedMajor;
}
