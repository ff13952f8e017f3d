import net from 'node:net';

const LAST_PORT = 65_535;

/** A TCP port on 127.0.0.1 that nobody listens on; `wished` is taken when it is free and a port at all. */
export async function freePort(wished = 0) {
  const port = wished > LAST_PORT ? null : await tryPort(wished);
  if (port !== null) return port;
  const other = await tryPort(0);
  if (other === null) throw new Error('no free port on 127.0.0.1');
  return other;
}

/** @returns {Promise<number | null>} null when somebody listens there already */
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(null));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const taken = /** @type {net.AddressInfo} */ (probe.address()).port;
      probe.close(() => resolve(taken));
    });
  });
}
