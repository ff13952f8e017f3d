// A container's health check: exits 0 when the address answers 200.
const [, , address = 'http://127.0.0.1:3000/health/ready'] = process.argv;
const answer = await fetch(address, { signal: AbortSignal.timeout(4000) }).catch(() => null);
process.exit(answer?.status === 200 ? 0 : 1);
