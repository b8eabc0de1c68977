import { CustomerPane } from '../features/customer/customer-pane';
import { ViewsNav } from '../features/views/views-nav';
import { useSession } from '../state/session';
import { useText } from '../state/use-text';
import { Drawer } from '../ui/drawer';

/** What a narrow window shows on demand, from the side. */
export function Drawers() {
  const text = useText();
  const drawer = useSession((session) => session.drawer);
  const close = () => useSession.setState({ drawer: null });
  if (drawer === 'views')
    return (
      <Drawer side="start" title={text('views.title')} closeLabel={text('dialog.close')} onClose={close}>
        <ViewsNav />
      </Drawer>
    );
  if (drawer === 'customer')
    return (
      <Drawer side="end" title={text('customer.title')} closeLabel={text('dialog.close')} onClose={close}>
        <CustomerPane />
      </Drawer>
    );
  return null;
}
