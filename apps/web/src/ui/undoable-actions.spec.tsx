/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import '../i18n/language'
import { useUndoableActions } from './undoable-actions'

const log: string[] = []
beforeEach(() => void log.splice(0))

function Screen() {
  const { schedule, pending } = useUndoableActions()
  const act = (key: string) => ({ key, work: async () => void log.push(key) })
  return (
    <>
      <button onClick={() => schedule([act('a'), act('b')], 'Both done.')}>Do both</button>
      <p>pending: {[...pending].join(' ')}</p>
    </>
  )
}
const shown = () =>
  render(
    <MantineProvider env="test">
      <Notifications />
      <Screen />
    </MantineProvider>,
  )

describe('actions that can be undone', () => {
  it('are shown as done at once, and carried out when the reader leaves the screen', async () => {
    const { unmount } = shown()
    await userEvent.click(screen.getByText('Do both'))
    expect(screen.getByText('pending: a b')).toBeTruthy()
    expect(log).toEqual([])
    unmount()
    await waitFor(() => expect(log).toEqual(['a', 'b']))
  })
  it('are never carried out once they were undone', async () => {
    const { unmount } = shown()
    await userEvent.click(screen.getByText('Do both'))
    await userEvent.click(await screen.findByText('Undo'))
    expect(screen.getByText('pending:')).toBeTruthy()
    unmount()
    expect(log).toEqual([])
  })
})
