// Shows a notification on the desktop, and learns whether the desktop took it.
import { Notification } from 'electron';

export interface DesktopNotice {
  readonly title: string;
  readonly body: string;
  /** Stays until it is seen, where the desktop knows how. */
  readonly urgent: boolean;
  readonly onClick: () => void;
}

/** A desktop that says neither yes nor no within this time has no working service. */
const answerLimitMs = 3_000;

/** Without a reference a notification is collected, and its click goes nowhere. */
const shown = new Set<Notification>();
const mostKept = 100;

/** True when the desktop's notification service took it; false means that the window must tell it. */
export function notifyDesktop(notice: DesktopNotice): Promise<boolean> {
  if (!Notification.isSupported()) return Promise.resolve(false);
  return new Promise((resolve) => {
    const notification = new Notification({
      title: notice.title,
      body: notice.body,
      urgency: notice.urgent ? 'critical' : 'normal',
      timeoutType: notice.urgent ? 'never' : 'default',
    });
    const limit = setTimeout(() => resolve(false), answerLimitMs);
    const settle = (taken: boolean) => {
      clearTimeout(limit);
      resolve(taken);
    };
    notification.on('show', () => settle(true));
    notification.on('failed', () => {
      shown.delete(notification);
      settle(false);
    });
    notification.on('close', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      notice.onClick();
    });
    keep(notification);
    notification.show();
  });
}

function keep(notification: Notification): void {
  shown.add(notification);
  const [oldest] = shown;
  if (shown.size > mostKept && oldest) shown.delete(oldest);
}
