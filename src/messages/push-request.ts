import { lookup, type LookupAddress } from 'node:dns';
import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import { PRIVATE_ADDRESS } from './rules/push-outcome.js';

const WITHIN_MS = 10_000;

/** Addresses of this machine and of networks behind the wall: no push service is there, whatever a name server says. */
const INSIDE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(network, bits, 'ipv6');

/** Whether an address is of this machine or of a network that is nobody's else business. */
export function isInside(address: string): boolean {
  return INSIDE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Looks a name up and connects to nothing that lies inside. */
const outside: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (fault, found: LookupAddress[]) => {
    const [first, ...others] = (found ?? []).filter(({ address }) => !isInside(address));
    if (fault) done(fault, []);
    else if (!first) done(Object.assign(new Error('The name leads inside'), { code: PRIVATE_ADDRESS }), []);
    else if (options.all) done(null, [first, ...others]);
    else done(null, first.address, first.family);
  });
};

/**
 * Posts a body to a push service and gives the status it answered; what it says beside is not read, and nobody is followed
 * elsewhere. Throws, with the code of what broke, when there was no answer within ten seconds. `url` has been checked.
 */
export function postPush(
  url: URL,
  headers: Readonly<Record<string, string | number>>,
  body: Buffer,
): Promise<number> {
  const request = url.protocol === 'https:' ? encrypted : plain;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const sent = request(
      url,
      { method: 'POST', agent: false, lookup: outside, headers, signal },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
