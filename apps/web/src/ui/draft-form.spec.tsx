/** @jest-environment ./apps/web/src/testing/browser-environment.js */
import { renderScreen, resetScreens } from '../testing/screen'
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { dropAllDrafts } from '../api/drafts'
import { useDraftForm } from './draft-form'
import { ReasonDialog } from './ReasonDialog'

function Note({ place }: { place: string }) {
  const form = useDraftForm(place, { initialValues: { text: '', hours: 0 } })
  return (
    <form onSubmit={form.onSubmit(form.settle)}>
      <input aria-label="text" {...form.getInputProps('text')} />
      <button>send</button>
      <output>{form.isWritten ? 'written' : 'nothing written'}</output>
    </form>
  )
}

const open = (place = 'note/1') =>
  renderScreen(<Note place={place} />, { route: '/', address: '/', role: 'client' }).container
const text = () => screen.getByLabelText<HTMLInputElement>('text').value
const state = () => screen.getByRole('status').textContent

afterEach(resetScreens)

describe('a form that keeps a draft', () => {
  it('has the text again when it appears again, and not in another place', async () => {
    open()
    await userEvent.type(screen.getByLabelText('text'), 'half a sentence')
    cleanup()
    open()
    expect(text()).toBe('half a sentence')
    expect(state()).toBe('written')
    cleanup()
    open('note/2')
    expect(text()).toBe('')
  })

  it('is empty again once the text was sent, also when it was restored', async () => {
    open()
    await userEvent.type(screen.getByLabelText('text'), 'a sentence')
    cleanup()
    open()
    await userEvent.click(screen.getByRole('button'))
    expect(text()).toBe('')
    expect(state()).toBe('nothing written')
    cleanup()
    open()
    expect(text()).toBe('')
  })

  it('keeps nothing after the sign-out, and nothing when the text is deleted', async () => {
    open()
    await userEvent.type(screen.getByLabelText('text'), 'abc')
    expect(Object.keys(localStorage)).toHaveLength(1)
    await userEvent.clear(screen.getByLabelText('text'))
    expect(Object.keys(localStorage)).toHaveLength(0)
    await userEvent.type(screen.getByLabelText('text'), 'abc')
    dropAllDrafts()
    cleanup()
    open()
    expect(text()).toBe('')
  })

  it('begins empty when what was kept cannot be read, or has other fields', async () => {
    open()
    await userEvent.type(screen.getByLabelText('text'), 'abc')
    const [key] = Object.keys(localStorage)
    for (const broken of [
      '{',
      'null',
      '{"at":1,"values":{"text":"old"}}',
      `{"at":${Date.now()},"values":{"text":["a"]}}`,
    ]) {
      localStorage.setItem(key!, broken)
      cleanup()
      open()
      expect(text()).toBe('')
    }
  })

  it('belongs to one person', async () => {
    open()
    await userEvent.type(screen.getByLabelText('text'), 'abc')
    const [key] = Object.keys(localStorage)
    expect(key).toContain('b0000000-0000-7000-8000-000000000001')
  })
})

describe('a dialog with a reason', () => {
  const show = () =>
    renderScreen(
      <ReasonDialog
        place="pause/1"
        opened
        onClose={() => closed.push('closed')}
        title="Pause"
        label="Reason"
        send="Pause programme"
        pending={false}
        onSend={async () => undefined}
      />,
      { route: '/', address: '/', role: 'coach' },
    )
  let closed: string[]
  beforeEach(() => (closed = []))

  it('closes by Esc while it is empty, and not with a text in it', async () => {
    show()
    await userEvent.keyboard('{Escape}')
    expect(closed).toEqual(['closed'])
    await userEvent.type(screen.getByLabelText(/Reason/), 'She is ill.')
    await userEvent.keyboard('{Escape}')
    expect(closed).toEqual(['closed'])
  })
})
