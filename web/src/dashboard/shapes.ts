import { allOf } from '../api/all-of.js';
import type { components } from '../api/schema.js';

/** What the server says on the dashboard of deadlines: the names of the contract, as the panels say them. */
type Schemas = components['schemas'];

export type DeadlineDashboard = Schemas['DeadlineDashboardDto'];
export type LateDate = Schemas['LateDateDto'];
export type Overdue = Schemas['OverdueDto'];
export type NextSevenDays = Schemas['NextSevenDaysDto'];
export type ComingDate = Schemas['ComingDateDto'];
export type Coverage = Schemas['CoverageDto'];
export type CoveredHearing = Schemas['CoveredHearingDto'];
export type Unassigned = Schemas['UnassignedDto'];
export type Channel = Schemas['ChannelDto'];
export type Delivery = Schemas['DeliveryDto'];
export type UnverifiedDates = Schemas['UnverifiedListDto'];
export type UnverifiedDate = Schemas['UnverifiedDateDto'];
export type PhoneTask = Schemas['PhoneTaskDto'];
export type CallOutcome = Schemas['ClosePhoneTaskDto']['outcome'];
export const CALL_OUTCOMES = allOf<CallOutcome>()(['reached', 'left-word', 'no-answer', 'not-needed']);
export type DatelessCases = Schemas['DatelessCasesDto'];
