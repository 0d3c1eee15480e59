import { randomBytes } from 'node:crypto'
import { openServer } from '@switchback/installation/open-server'
import { foundPractice } from '@switchback/identity/found-practice'
import { prepareDatabase, allMigrations } from '@switchback/installation/prepare-database'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import type { TargetInstallation } from './target-installation.js'
import { NoSuchAccount, resetPassword, showSetUpLink } from './sign-in.js'

let database: TestDatabase
let target: TargetInstallation
let core: ReturnType<typeof openServer>

beforeEach(async () => {
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  const { adminUrl, applicationUrl } = database
  target = { adminUrl, applicationUrl, masterKey: randomBytes(32), folder: null, close: async () => {} }
  core = openServer(target)
})
afterEach(async () => {
  await core.pool.end()
  await database.drop()
})

const founding = {
  organisation: 'Serpentine',
  name: 'Amara',
  email: 'amara@serpentine.example',
  password: 'the old password',
}
const lines = async (work: (say: (line: string) => void) => Promise<void>) => {
  const said: string[] = []
  await work((line) => said.push(line))
  return said.join('\n')
}

describe('reset-password', () => {
  it('prints a link by which the person sets a new password', async () => {
    await foundPractice(core.commands, core.identity, founding)
    const said = await lines((say) => resetPassword(target, ' Amara@Serpentine.example', say))
    const secret = /\/reset-password#(\S+)/.exec(said)![1]!
    expect(await core.identity.resetPassword(secret, 'the new password')).toBe(true)
    expect(await core.identity.checkPassword(founding.email, 'the old password')).toBeNull()
    expect(await core.identity.checkPassword(founding.email, 'the new password')).toEqual(expect.any(String))
  })
  it('says so where no account has the address', async () => {
    await expect(resetPassword(target, 'nobody@serpentine.example', () => {})).rejects.toThrow(NoSuchAccount)
  })
})

describe('the set-up link', () => {
  it('is the same each time until there is a practice, and then is not shown', async () => {
    const said = await lines((say) => showSetUpLink(target, say))
    expect(said).toMatch(/\/set-up#\S{40,}/)
    expect(await lines((say) => showSetUpLink(target, say))).toBe(said)
    await foundPractice(core.commands, core.identity, founding)
    expect(await lines((say) => showSetUpLink(target, say))).toBe('')
  })
})
