/** Each connection is a coordinator who looks at the board again and again. */
export async function dashboard({ office }) {
  const headers = await office.signIn('coordinator');
  const script = (path) => () => () => ({ method: 'GET', path, headers });
  return [
    { name: 'bare', port: office.floorPort, pid: office.floorPid, script: script('/bare/dashboard') },
    { name: 'secured', port: office.floorPort, pid: office.floorPid, script: script('/secured/dashboard') },
    { name: 'fianza', port: office.port, pid: office.pid, script: script('/api/dashboard/deadlines') },
  ];
}
