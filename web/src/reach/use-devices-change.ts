import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Devices } from './devices-api.js';

/** A deed after which the list of devices is another, and this browser perhaps one of them. */
export function useDevicesChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: () => Promise<Devices>) => deed(),
    onSuccess: async (list) => {
      await client.invalidateQueries({ queryKey: ['devices', 'here'] });
      client.setQueryData(['devices'], list);
    },
    // What stood here was out of date: it was removed elsewhere.
    onError: () => client.invalidateQueries({ queryKey: ['devices'] }),
  });
}
