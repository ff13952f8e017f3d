import { allOf } from '../../api/all-of.js';
import { type PassedBody, type VerifyBody } from '../shapes.js';

export type DocketCheck = PassedBody['check'];
export type VerifyMethod = VerifyBody['method'];

/** How one makes sure that the government let a date pass, in the order in which it is offered. */
export const DOCKET_CHECKS = allOf<DocketCheck>()([
  'ecas_checked',
  'court_called',
  'dhs_asked',
  'bia_called',
  'jail_called',
]);

/** How one makes sure that a date is right. */
export const VERIFY_METHODS = allOf<VerifyMethod>()([
  'court_called',
  'notice_seen',
  'ecas_checked',
  'dhs_asked',
  'bia_called',
]);
