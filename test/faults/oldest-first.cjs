// Loaded into the application by NODE_OPTIONS: takes from a rebuild of the list that the most urgent cases come first.
const threads = require('node:worker_threads');

class OldestFirst extends threads.Worker {
  constructor(script, options) {
    const { request } = options?.workerData ?? {};
    if (request?.urgentFirst !== undefined) request.urgentFirst = 0;
    super(script, options);
  }
}
threads.Worker = OldestFirst;
