import { idsOnly, wordless } from './board-words.js';

describe('what the board may show of a job', () => {
  it('ids and numbers; anything else is a dash', () => {
    expect(
      idsOnly({ reminderId: '0198b5a2-0000-7000-8000-00000000000c', epoch: 7, name: 'Ana Núñez', more: {} }),
    ).toEqual({ reminderId: '0198b5a2-0000-7000-8000-00000000000c', epoch: 7, name: '—', more: '—' });
    expect(idsOnly('Ana Núñez')).toEqual({});
    expect(idsOnly(null)).toEqual({});
  });

  it('no words of faults, wherever they lie', () => {
    const job = { id: 'r-1', failedReason: 'Ana', stacktrace: ['at Ana'], opts: { attempts: 1 } };
    expect(wordless({ queues: [{ jobs: [job] }] })).toEqual({
      queues: [{ jobs: [{ id: 'r-1', stacktrace: [], opts: { attempts: 1 } }] }],
    });
  });
});
