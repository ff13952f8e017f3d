/** Each connection is a coordinator who looks at the board again and again. */
export async function dashboard({ office }) {
  const headers = await office.signIn('coordinator');
  const script = (path) => () => () => ({ method: 'GET', path, headers });
  return [
    { name: 'bare', port: office.floorPort, script: script('/bare/dashboard') },
    { name: 'secured', port: office.floorPort, script: script('/secured/dashboard') },
    { name: 'fianza', port: office.port, script: script('/api/dashboard/deadlines') },
  ];
}
