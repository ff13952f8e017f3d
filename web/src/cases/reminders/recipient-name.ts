import { useT } from '../../i18n/use-t.js';
import { type Reminder } from '../shapes.js';

/** Staff by name; a client, family or sponsor by what they are, never by name or number. */
export function useRecipientName(): (recipient: Reminder['recipient']) => string {
  const t = useT('clients');
  return ({ kind, name }) => (kind === 'staff' ? name : t(`recipient.${kind}`));
}

/** By which way: mail, text, inbox, or a call that a colleague makes. */
export function useChannelName(): (channel: Reminder['channel']) => string {
  const t = useT('cases');
  const clients = useT('clients');
  return (channel) => (channel === 'call' ? clients('channel.call') : t(`channel.${channel}`));
}
