import { allOf } from '../api/all-of.js';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Feed = components['schemas']['FeedDto'];
export type FeedAddress = components['schemas']['FeedAddressDto'];
export type FeedKind = Feed['kind'];

export const FEED_KINDS = allOf<FeedKind>()(['dates', 'busy']);

/** What the addresses of one's calendars ask of the server. */
export interface FeedOffice {
  list(): Promise<{ items: Feed[] }>;
  make(kind: FeedKind): Promise<FeedAddress>;
  rotate(kind: FeedKind): Promise<FeedAddress>;
  revoke(kind: FeedKind): Promise<void>;
}

export const feedOffice: FeedOffice = {
  list: () => said(api.GET('/api/feeds')),
  make: (kind) => said(api.POST('/api/feeds', { body: { kind } })),
  rotate: (kind) => said(api.POST('/api/feeds/{kind}/rotate', { params: { path: { kind } } })),
  revoke: async (kind) => {
    await said(api.DELETE('/api/feeds/{kind}', { params: { path: { kind } } }));
  },
};
