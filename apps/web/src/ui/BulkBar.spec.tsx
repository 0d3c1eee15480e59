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
    label: 'Sign off phases',
    unfit: (entry: typeof ready) => (entry === ready ? null : 'nothing to sign off'),
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
  expect(screen.getByText('2 clients selected')).toBeTruthy()
  await userEvent.click(screen.getByText('Sign off phases …'))
  expect(await screen.findByText('Ready Rosa')).toBeTruthy()
  expect(screen.getByText('Open Otto: nothing to sign off')).toBeTruthy()
  expect(pending).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Sign off phases' }))
  expect(pending.map(({ key }) => key)).toEqual(['approve/a'])
})
