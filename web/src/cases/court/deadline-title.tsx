import { useOf } from '../../i18n/use-t.js';
import { type Deadline } from '../shapes.js';

/** What the deadline asks for, in the language of the interface. */
export function DeadlineTitle({ deadline }: { deadline: Pick<Deadline, 'title'> }) {
  return <>{useOf()(deadline.title)}</>;
}
