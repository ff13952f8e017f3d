import { type InboxItem } from './inbox-queries.js';

/** What a coordinator finds in the inbox when a call turned red. */
export const CALL_NOTICE: InboxItem = {
  id: '0198b5a2-0000-7000-8000-00000000000a',
  kind: 'notice',
  titleKey: 'call-turned-red',
  caseId: null,
  caseReference: null,
  intakeId: '0198b5a2-0000-7000-8000-000000000001',
  intakeReference: 'IN-7K3F',
  phoneTaskId: null,
  dueAt: null,
  timeZone: null,
  reminderId: null,
  acknowledgedAt: null,
  open: true,
  createdAt: '2026-11-24T15:40:00Z',
};
