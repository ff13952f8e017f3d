import 'temporal-polyfill/global';
import { act, cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { type Answers } from '../answers.js';
import { asked, openCall } from './open-call.fixture.js';

const COUNTRY = asked({ id: 'detained.country', type: 'country', label: { en: 'Country', es: 'País' } });
const COURT = asked({ id: 'court.court', type: 'court', label: { en: 'Court', es: 'Corte' } });
const COURT_ID = '0199a1b2-0000-7000-8000-00000000c0a7';
const STEWART = { id: COURT_ID, name: 'Stewart Immigration Court', city: 'Lumpkin', state: 'GA' };

const open = (answers: Answers) =>
  openCall({ questions: [COUNTRY, COURT], questionnaire: { countries: ['GN', 'GQ', 'MX'] }, answers });
const box = (name: string) => screen.getByRole<HTMLInputElement>('combobox', { name });

beforeAll(async () => {
  await startI18n('en');
  await loadWords('intake');
});
afterEach(cleanup);

describe('a question with a list', () => {
  it('one word and the next field is an answer', async () => {
    const { desk } = await open({});
    await userEvent.type(box('Country'), 'mex');
    await userEvent.tab();
    expect(desk.answers['detained.country']).toEqual({ state: 'value', value: 'MX' });
    expect(box('Country').value).toBe('Mexico');
  });

  it('text that is no item is kept on this device as typed, and not sent', async () => {
    const { desk } = await open({});
    await userEvent.type(box('Country'), 'Narnia');
    await userEvent.tab();
    expect(box('Country').value).toBe('Narnia');
    expect(desk.autosave.ledger.refused['detained.country']?.answer).toEqual({
      state: 'value',
      value: 'Narnia',
    });
    expect(box('Country').getAttribute('aria-invalid')).toBe('true');
    await userEvent.clear(box('Country'));
    expect(desk.answers['detained.country']).toBeUndefined();
  });

  it('? in the empty box means that the caller does not know, and the first letter is an answer again', async () => {
    const { desk } = await open({});
    await userEvent.type(box('Country'), '?');
    expect(desk.answers['detained.country']).toEqual({ state: 'unknown' });
    expect(box('Country').placeholder).toBe('? Not sure');
    await userEvent.keyboard('me');
    expect(box('Country').value).toBe('me');
  });

  it('a court shows its name as soon as the list of courts is there, and never its number', async () => {
    const { client } = await open({ 'court.court': { state: 'value', value: COURT_ID } });
    expect([box('Court').value, box('Court').placeholder]).toEqual(['', 'Chosen from the list']);
    act(() => void client.setQueryData(['places', 'courts'], [STEWART]));
    expect(await screen.findByDisplayValue('Stewart Immigration Court')).toBe(box('Court'));
  });

  it('a court written while the list was on its way stays as written', async () => {
    const { client, desk } = await open({});
    await userEvent.type(box('Court'), 'stew');
    act(() => void client.setQueryData(['places', 'courts'], [STEWART]));
    expect([box('Court').value, document.activeElement]).toEqual(['stew', box('Court')]);
    await userEvent.click(await screen.findByRole('option', { name: /Stewart/ }));
    expect(desk.answers['court.court']).toEqual({ state: 'value', value: COURT_ID });
  });
});
