import { useT } from '../i18n/use-t.js';
import { Link } from '@tanstack/react-router';
import { Notice } from '../ui/notice.js';
import { useIntake } from './desk-context.js';
import { type Duplicate } from './intake-types.js';

const MOST_SHOWN = 3;

/**
 * Someone may have called about this person before. Never a block: the call goes on. What this person may
 * not see is only said to exist, without a word of what it is.
 */
export function DuplicatesPanel({ reason }: { reason: Duplicate['reason'] }) {
  const t = useT('intake');
  const found = (useIntake().duplicates ?? []).filter((one) => one.reason === reason);
  const visible = found.filter((one) => one.visible && one.id).slice(0, MOST_SHOWN);
  const hidden = found.some((one) => !one.visible);
  return (
    <div role="status">
      {found.length > 0 && (
        <Notice tone="soon" title={visible.length > 0 ? t(`duplicate.title.${reason}`) : undefined}>
          {visible.map((one) => (
            <VisibleDuplicate key={`${one.kind} ${one.id}`} duplicate={one} />
          ))}
          {hidden && <p>{t('duplicate.hidden')}</p>}
          <p>{t('duplicate.goOn')}</p>
        </Notice>
      )}
    </div>
  );
}

function VisibleDuplicate({ duplicate }: { duplicate: Duplicate }) {
  const t = useT('intake');
  const { kind, id = '', reference = '', status } = duplicate;
  const words = t(`duplicate.open.${kind}`, { reference });
  return (
    <p>
      {kind === 'case' ? (
        <Link to="/cases/$ref" params={{ ref: reference || id }} target="_blank">
          {words}
        </Link>
      ) : (
        <Link to="/intake/$id" params={{ id }} target="_blank">
          {words}
        </Link>
      )}
      {status && kind === 'intake' ? ` · ${t(`status.${status}`)}` : ''}
    </p>
  );
}
