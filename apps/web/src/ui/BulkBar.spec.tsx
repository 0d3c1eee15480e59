/** @jest-environment jsdom */
import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import '../i18n/language'
import type { UndoableAction } from './undoable-actions'
import { BulkBar } from './BulkBar'

beforeAll(() => {
  window.matchMedia = (query: string) =>
    ({ matches: true, media: query, addEventListener() {}, removeEventListener() {} }) as never
})

const ready = { journeyId: 'a', clientName: 'Ready Rosa' }
const open = { journeyId: 'b', clientName: 'Open Otto' }

it('what is done for many is said first, for whom and for whom not, and only then is it done', async () => {
  const pending: UndoableAction[] = []
  const approve = {
    id: 'approve',
    label: 'Approve gates',
    unfit: (entry: typeof ready) => (entry === ready ? null : 'no gate waits'),
    work: async () => undefined,
  }
  render(
    <MantineProvider env="test">
      <BulkBar
        chosen={[ready, open]}
        actions={[approve]}
        schedule={(actions) => pending.push(...actions)}
        onClear={() => undefined}
      />
    </MantineProvider>,
  )
  expect(screen.getByText('2 clients chosen')).toBeTruthy()
  await userEvent.click(screen.getByText('Approve gates …'))
  expect(await screen.findByText('Ready Rosa')).toBeTruthy()
  expect(screen.getByText('Open Otto: no gate waits')).toBeTruthy()
  expect(pending).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Approve gates' }))
  expect(pending.map(({ key }) => key)).toEqual(['approve/a'])
})
