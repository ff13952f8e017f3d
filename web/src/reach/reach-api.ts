import { api, ifMatch, said } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Reach = components['schemas']['ReachDto'];
export type ReachWish = components['schemas']['ChangeReachDto'];

/** What the card of ways asks of the server. */
export interface ReachOffice {
  read(): Promise<Reach>;
  change(wish: ReachWish, version: number): Promise<Reach>;
  givePhone(phone: string): Promise<Reach>;
  sendCode(): Promise<Reach>;
  confirm(code: string): Promise<Reach>;
  removePhone(): Promise<Reach>;
}

export const reachOffice: ReachOffice = {
  read: () => said(api.GET('/api/reach')),
  change: (body, version) => said(api.PATCH('/api/reach', { body, headers: ifMatch(version) })),
  givePhone: (phone) => said(api.POST('/api/reach/phone', { body: { phone } })),
  sendCode: () => said(api.POST('/api/reach/phone/code')),
  confirm: (code) => said(api.POST('/api/reach/phone/confirm', { body: { code } })),
  removePhone: () => said(api.DELETE('/api/reach/phone')),
};
