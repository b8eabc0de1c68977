import { useState } from 'react';
import type { IncidentId } from '../../../shared/domain/ids';
import type { RecordFormat } from '../../../shared/ipc/record-order';
import { useServices } from '../../data/services';
import { problemWords } from '../../state/problem-words';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';

/** Saves everything that was said and decided as one file that can be checked, or what people read of it as PDF. */
export function SaveRecord({ incidentId }: { readonly incidentId: IncidentId }) {
  const text = useText();
  const { desk } = useServices();
  const [isSaving, setSaving] = useState(false);
  const save = async (format: RecordFormat) => {
    if (isSaving) return;
    setSaving(true);
    try {
      const done = format === 'html' ? 'done.recordSaved' : 'done.reportSaved';
      if (await desk.request('incident.saveRecord', { incidentId, format }))
        notify({ tone: 'done', text: done, values: {}, undoable: false });
    } catch (error) {
      notify({ tone: 'problem', ...problemWords(error), undoable: false });
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <Button small aria-busy={isSaving} onClick={() => void save('html')}>
        {text('crisis.export')}
      </Button>
      <Button small aria-busy={isSaving} onClick={() => void save('pdf')}>
        {text('crisis.exportPdf')}
      </Button>
    </>
  );
}
