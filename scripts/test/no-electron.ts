// Stands in for Electron in unit tests: loading the real package there would start a download.
throw new Error('Unit tests run without Electron: pass what you need in, and keep the import in the shell.');
