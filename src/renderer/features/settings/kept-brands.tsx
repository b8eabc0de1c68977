import { mayKeepOrErase } from '../../../shared/domain/permissions';
import type { KeptBrand } from '../../../shared/ipc/engine-answers';
import { useKeptBrands } from '../../data/custody-queries';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { openDialog } from '../../state/session';
import { type Text, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { ColorDot } from '../../ui/color-dot';
import styles from './settings-screen.module.css';

/** The brands that have cases here, and the way to give one up. */
export function KeptBrands() {
  const text = useText();
  const brands = useKeptBrands();
  const workspace = useWorkspace();
  const me = useMe();
  const may = me !== undefined && mayKeepOrErase(me, workspace?.roles);
  if (brands === undefined) return null;
  const isLast = brands.filter(({ isInWorkspace }) => isInWorkspace).length === 1;
  return (
    <>
      <h3>{text('brands.title')}</h3>
      <p className={styles.lead}>{text('brands.lead')}</p>
      <div className={styles.rows}>
        {brands.map((brand) => {
          const { brandId, name, cases, held, isInWorkspace } = brand;
          const color = workspace?.brands.find(({ id }) => id === brandId)?.color;
          const why = may ? undefined : text('error.erasure-needs-supervisor');
          return (
            <div key={brandId} className={styles.row}>
              {color !== undefined && <ColorDot color={color} />}
              <span className={styles.grow}>
                <strong>{name}</strong>
                <span className={styles.quiet}>{wordsOf(text, brand)}</span>
                {held > 0 && <span className={styles.quiet}>{text('brands.held', { held })}</span>}
              </span>
              <Button
                small
                kind="quiet"
                disabled={!may || held > 0}
                title={why}
                aria-label={text('brands.forgetNamed', { name })}
                onClick={() =>
                  openDialog({
                    kind: 'forget-brand',
                    brandId,
                    name,
                    cases,
                    isLast: isLast && isInWorkspace,
                  })
                }
              >
                {text('brands.forget')}
              </Button>
            </div>
          );
        })}
      </div>
      {!may && <p className={styles.quiet}>{text('error.erasure-needs-supervisor')}</p>}
    </>
  );
}

function wordsOf(text: Text, { cases, isInWorkspace }: KeptBrand): string {
  const count = text('brands.cases', { cases });
  return isInWorkspace ? count : `${count}, ${text('brands.dropped')}`;
}
