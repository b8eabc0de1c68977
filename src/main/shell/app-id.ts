// By what Windows knows the app: its notifications come only from an app whose shortcut has the same id.

export const appId = 'io.github.semaforo.console';
