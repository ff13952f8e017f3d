import { useT } from '../../i18n/use-t.js';
import { type Reminder } from '../shapes.js';

/** Staff by name; a client, family or sponsor by what they are, never by name or number. */
export function useRecipientName(): (recipient: Reminder['recipient']) => string {
  const t = useT('clients');
  return ({ kind, name }) => (kind === 'staff' ? name : t(`recipient.${kind}`));
}
