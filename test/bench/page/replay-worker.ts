// Takes batches of the feed as the store worker does, and does nothing with them.

self.onmessage = ({ ports: [port] }) => {
  if (port === undefined) return;
  port.onmessage = ({ data }: MessageEvent<{ readonly rows?: unknown }>) => {
    // Looking into it is what makes the message an object here.
    if (data.rows === undefined) throw new Error('The feed brought no rows');
    port.postMessage('taken');
    self.postMessage('taken');
  };
};
