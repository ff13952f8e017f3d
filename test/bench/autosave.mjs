import { randomUUID } from 'node:crypto';

const CALL = {
  'consent.store': 'yes',
  'caller.name': 'María del Carmen Ixcoy Tzoc',
  'caller.relationship': 'spouse',
  'caller.phone': '+17045550123',
  'caller.language': 'spa',
  'detained.givenNames': 'José Ángel',
  'detained.firstSurname': 'Peña',
  'detained.secondSurname': 'Muñoz',
  'detained.countryOfBirth': 'GT',
  'detained.aNumber': 'A000-123-456',
  'court.hasLawyer': 'no',
  'close.notes': 'Her husband was stopped on the way to work on Tuesday and has called once since.',
};

/** Each connection is a volunteer with a call of their own who types on: one answer a save, never the same twice. */
export async function autosave({ office, connections }) {
  const headers = await office.signIn('hotline_volunteer');
  const calls = await Promise.all(
    Array.from({ length: connections * 3 }, () => openCall(office.port, headers)),
  );

  const script = (base, offset) => (line) => {
    const call = offset < 0 ? { id: randomUUID(), version: 1 } : calls[offset + line];
    let count = 0;
    return () => {
      count += 1;
      const answers = {
        'detained.arrestPlace': { state: 'value', value: `On the road to work near mile ${count}` },
      };
      return {
        method: 'PATCH',
        path: `${base}/${call.id}`,
        headers: { ...headers, 'if-match': `"${call.version}"` },
        body: JSON.stringify({ patchId: randomUUID(), answers }),
        answered: ({ status, body }) => {
          if (status === 200) call.version = JSON.parse(body).version;
        },
      };
    };
  };
  return [
    { name: 'bare', port: office.floorPort, pid: office.floorPid, script: script('/bare/intakes', -1) },
    {
      name: 'secured',
      port: office.floorPort,
      pid: office.floorPid,
      script: script('/secured/intakes', connections),
    },
    {
      name: 'tight',
      port: office.floorPort,
      pid: office.floorPid,
      script: script('/tight/intakes', connections * 2),
    },
    { name: 'fianza', port: office.port, pid: office.pid, script: script('/api/intakes', 0) },
  ];
}

async function openCall(port, headers) {
  const send = async (method, path, body, more = {}) => {
    const sent = {
      method,
      headers: { ...headers, ...more, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`http://127.0.0.1:${port}/api${path}`, sent);
    const content = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status} ${JSON.stringify(content)}`);
    return content;
  };
  const call = await send('POST', '/intakes', { channel: 'phone' });
  const answers = Object.fromEntries(
    Object.entries(CALL).map(([question, value]) => [question, { state: 'value', value }]),
  );
  answers['detained.arrestPlace'] = { state: 'value', value: 'On the road to work' };
  const saved = await send(
    'PATCH',
    `/intakes/${call.id}`,
    { patchId: randomUUID(), answers },
    { 'if-match': `"${call.version}"` },
  );
  return { id: call.id, version: saved.version };
}
