// Every vector of the domain reference through the command, which needs neither a database nor keys.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';

const { vectors } = JSON.parse(readFileSync(inRoot('test', 'vectors', 'deadlines.json'), 'utf8'));
const compute = (...words) =>
  spawnSync(process.execPath, [inRoot('scripts', 'fianza.mjs'), 'rules', 'compute', ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });

describe('checking a date by hand', () => {
  for (const { rule, input, nominal, rolled } of vectors) {
    const [trigger] = Object.entries(input).filter(([name]) => /(?:On|At)$/.test(name));
    const when = trigger[0].endsWith('At') ? ['--at', trigger[1]] : ['--on', trigger[1]];
    it(`${rule} of ${trigger[1]} is ${nominal}, at the latest ${rolled}`, () => {
      const detained = 'detained' in input ? ['--detained', input.detained ? 'yes' : 'no'] : [];
      const { status, stdout } = compute(rule, ...when, ...detained, '--json');
      assert.equal(status, 0);
      const answer = JSON.parse(stdout);
      assert.deepEqual([answer.rule, answer.nominal, answer.rolled], [rule, nominal, rolled]);
      assert.ok(answer.version > 0 && answer.arithmetic && answer.citation);
      assert.equal(typeof answer.verified, 'boolean');
    });
  }

  it('an unknown rule and an impossible date say so, and exit 2', () => {
    const unknown = compute('LUNCH', '--on', '2026-11-24', '--json');
    assert.deepEqual([unknown.status, unknown.stdout], [2, '']);
    assert.match(unknown.stderr, /no rule LUNCH/);
    const impossible = compute('BIA_BOND_APPEAL', '--on', '2026-02-30');
    assert.equal(impossible.status, 2);
    assert.match(impossible.stderr, /not a date the calendar has/);
  });
});
