import 'temporal-polyfill/global';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { startI18n } from '../i18n/i18n.js';
import { DataTable } from './data-table.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `row ${index}`);
const table = (rows: string[]) =>
  render(
    <DataTable
      caption="Rows"
      first={3}
      rows={rows}
      rowKey={(row) => row}
      columns={[{ key: 'name', header: 'Name', rowHeader: true, cell: (row) => row }]}
    />,
  );
const shown = () => screen.getAllByRole('rowheader').length;

beforeAll(() => startI18n('es'));
afterEach(cleanup);

describe('a long table', () => {
  it('shows its first rows, and the others when they are asked for', async () => {
    table(numbers(5));
    expect(shown()).toBe(3);
    await userEvent.click(screen.getByRole('button', { name: 'Mostrar todo (5)', expanded: false }));
    expect(shown()).toBe(5);
    await userEvent.click(screen.getByRole('button', { name: 'Mostrar menos', expanded: true }));
    expect(shown()).toBe(3);
  });

  it('has no button when all of it is in sight', () => {
    table(numbers(3));
    expect(shown()).toBe(3);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
