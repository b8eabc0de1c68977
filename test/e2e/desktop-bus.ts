// A desktop as the app sees it over the bus: notifications, a tray and sleep, all of them remembering what they saw.
import dbus from 'dbus-next';

const { Interface } = dbus.interface;

export interface Notice {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly urgency: number | undefined;
  /** When it came. */
  readonly at: number;
}

class NotificationService extends Interface {
  readonly notices: Notice[] = [];

  Notify(...given: unknown[]): number {
    const [, replaces, , title, body, , hints] = given as [
      string,
      number,
      string,
      string,
      string,
      string[],
      Hints,
    ];
    const id = replaces || this.notices.length + 1;
    this.notices.push({ id, title, body, urgency: hints['urgency']?.value, at: Date.now() });
    return id;
  }
  CloseNotification(id: number): void {
    this.NotificationClosed(id, 3);
  }
  GetCapabilities(): string[] {
    return ['body', 'actions'];
  }
  GetServerInformation(): string[] {
    return ['test desktop', 'Semáforo', '1.0', '1.2'];
  }
  ActionInvoked(id: number, key: string): [number, string] {
    return [id, key];
  }
  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }
}
type Hints = Readonly<Record<string, { readonly value: number } | undefined>>;
NotificationService.configureMembers({
  methods: {
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u', outSignature: '' },
    GetCapabilities: { outSignature: 'as' },
    GetServerInformation: { outSignature: 'ssss' },
  },
  signals: { ActionInvoked: { signature: 'us' }, NotificationClosed: { signature: 'uu' } },
});

class TrayWatcher extends Interface {
  readonly items: string[] = [];

  RegisterStatusNotifierItem(service: string): void {
    this.items.push(service);
  }
  RegisterStatusNotifierHost(): void {}
  get IsStatusNotifierHostRegistered(): boolean {
    return true;
  }
  get ProtocolVersion(): number {
    return 0;
  }
  get RegisteredStatusNotifierItems(): string[] {
    return this.items;
  }
}
TrayWatcher.configureMembers({
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's' },
    RegisterStatusNotifierHost: { inSignature: 's' },
  },
  properties: {
    IsStatusNotifierHostRegistered: { signature: 'b', access: dbus.interface.ACCESS_READ },
    ProtocolVersion: { signature: 'i', access: dbus.interface.ACCESS_READ },
    RegisteredStatusNotifierItems: { signature: 'as', access: dbus.interface.ACCESS_READ },
  },
});

class SleepManager extends Interface {
  Inhibit(): never {
    throw new dbus.DBusError('org.freedesktop.DBus.Error.NotSupported', 'nothing is held back here');
  }
  PrepareForSleep(begins: boolean): boolean {
    return begins;
  }
  PrepareForShutdown(begins: boolean): boolean {
    return begins;
  }
}
SleepManager.configureMembers({
  methods: { Inhibit: { inSignature: 'ssss', outSignature: 'h' } },
  signals: { PrepareForSleep: { signature: 'b' }, PrepareForShutdown: { signature: 'b' } },
});

export class DesktopBus {
  readonly #bus = dbus.sessionBus();
  readonly #notifications = new NotificationService('org.freedesktop.Notifications');
  readonly #watcher = new TrayWatcher('org.kde.StatusNotifierWatcher');
  readonly #sleep = new SleepManager('org.freedesktop.login1.Manager');

  /** Takes its names on the tests' own session bus. */
  static async start(): Promise<DesktopBus> {
    const desktop = new DesktopBus();
    const bus = desktop.#bus;
    bus.export('/org/freedesktop/Notifications', desktop.#notifications);
    bus.export('/StatusNotifierWatcher', desktop.#watcher);
    bus.export('/org/freedesktop/login1', desktop.#sleep);
    await bus.requestName('org.freedesktop.Notifications', 0);
    await bus.requestName('org.kde.StatusNotifierWatcher', 0);
    await bus.requestName('org.freedesktop.login1', 0);
    return desktop;
  }

  /** What an app needs in its environment to find sleep on this bus. */
  get env(): Readonly<Record<string, string | undefined>> {
    return { DBUS_SYSTEM_BUS_ADDRESS: process.env['DBUS_SESSION_BUS_ADDRESS'] };
  }

  /** Every notification that was asked for, in order. */
  get notices(): readonly Notice[] {
    return this.#notifications.notices;
  }

  /** A hand selects the notification itself. */
  click(notice: Notice): void {
    this.#notifications.ActionInvoked(notice.id, 'default');
  }

  get trayItems(): readonly string[] {
    return this.#watcher.items;
  }

  /** A hand selects the icon in the tray. */
  async clickTray(item: string): Promise<void> {
    await this.#bus.call(
      new dbus.Message({
        destination: item,
        path: '/StatusNotifierItem',
        interface: 'org.kde.StatusNotifierItem',
        member: 'Activate',
        signature: 'ii',
        body: [0, 0],
      }),
    );
  }

  /**
   * Chromium drops its debugging connection when it hears this: afterwards ask the page through
   * `app.evaluate(({ BrowserWindow }) => …executeJavaScript(…))`.
   */
  sleepAndWakeUp(): void {
    this.#sleep.PrepareForSleep(true);
    this.#sleep.PrepareForSleep(false);
  }

  stop(): void {
    this.#bus.disconnect();
  }
}
