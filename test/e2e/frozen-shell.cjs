// Loaded into the application by NODE_OPTIONS: its main process stands still for a while, as under a prompt of a keyring.
if (process.type === 'browser')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(process.env['SEMAFORO_FREEZE_MS']));
