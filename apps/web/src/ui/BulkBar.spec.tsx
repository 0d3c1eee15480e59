/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import '../i18n/language'
import type { UndoableAction } from './undoable-actions'
import { BulkBar } from './BulkBar'

const ready = { journeyId: 'a', clientName: 'Ready Rosa' }
const open = { journeyId: 'b', clientName: 'Open Otto' }

it('an action for many clients first lists who it applies to and who not, and runs only when confirmed', async () => {
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
