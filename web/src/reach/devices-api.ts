import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { DeviceWish } from './push-here.js';

export type Devices = components['schemas']['DeviceListDto'];
export type Device = Devices['devices'][number];

/** What the card of devices asks of the server. */
export interface DevicesOffice {
  list(): Promise<Devices>;
  /** Which device of the person this browser is; null when it is none of theirs. Ends whoever's it was before. */
  here(endpoint: string): Promise<string | null>;
  add(wish: DeviceWish): Promise<Devices>;
  remove(id: string): Promise<Devices>;
}

export const devicesOffice: DevicesOffice = {
  list: () => said(api.GET('/api/reach/devices')),
  here: async (endpoint) =>
    (await said(api.POST('/api/reach/devices/here', { body: { endpoint } }))).deviceId,
  add: (body) => said(api.POST('/api/reach/devices', { body })),
  remove: (id) => said(api.DELETE('/api/reach/devices/{id}', { params: { path: { id } } })),
};
