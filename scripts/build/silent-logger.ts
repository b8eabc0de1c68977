// Stands in for the logger that imapflow imports, which does not load on the oldest runtime in use.
const silence = () => {};

const silentLogger = {
  trace: silence,
  debug: silence,
  info: silence,
  warn: silence,
  error: silence,
  fatal: silence,
  child: () => silentLogger,
};

export default function pino() {
  return silentLogger;
}
