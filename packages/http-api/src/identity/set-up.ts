import type { Commands } from '@switchback/command-handling/execute-command'
import type { Organisations } from '@switchback/command-handling/organisations'
import { Refused } from '@switchback/command-handling/problems'
import { faultPoint } from '@switchback/event-store/fault-point'
import { CommandReused } from '@switchback/event-store/errors'
import { equipPractice, foundOrganisation, practiceIds, type Founding } from '@switchback/identity/found-practice'
import { Problem } from '../http/problems.js'
import { sameSecret, type Identity } from '@switchback/identity/identity'

/** The set-up of an empty installation: its first practice, made by the person who has the link that the operator was shown. */
export class SetUp {
  private isDone = false

  private readonly commands: Commands
  private readonly organisations: Organisations
  private readonly identity: Identity

  constructor(core: { commands: Commands; organisations: Organisations; identity: Identity }) {
    this.commands = core.commands
    this.organisations = core.organisations
    this.identity = core.identity
  }

  /** Whether the first practice is still to be made, or was begun and not finished. */
  async needed(): Promise<boolean> {
    if (this.isDone) return false
    const { id, isDone } = await this.identity.setUp()
    this.isDone = isDone || (await this.hasOtherMembers(practiceIds(id).tenantId))
    return !this.isDone
  }

  /** The path of the page with its secret, to show to the operator; null where nothing is to be set up. */
  async link(): Promise<string | null> {
    return (await this.needed()) ? `/set-up#${(await this.identity.setUp()).token}` : null
  }

  /**
   * Makes the first practice, or goes on with it where it was interrupted: the same request again does the rest. Takes the secret of
   * the link and what the owner entered; returns the owner's account and tenant. Throws Problem `refused`, `forbidden`, `conflict`.
   */
  async make(token: string, founding: Founding, checkPassword: () => Promise<string | null>) {
    if (!(await this.needed())) throw setUpAlready()
    const setUp = await this.identity.setUp()
    if (!sameSecret(token, setUp.token))
      throw new Problem('forbidden', 'This is not the set-up link of this installation. Ask its operator for it.')
    const { tenantId, ownerId } = practiceIds(setUp.id)
    const { founded } = await this.organisations.get(tenantId, 0)
    // Also where someone else founds it at this very moment: not a wrong password, since there is no account of this address.
    if (founded) await this.ownerMustBe(tenantId, ownerId, founding.email)
    const accountId = founded
      ? await checkPassword()
      : await this.identity.newAccount({
          ...founding,
          madeBy: setUp.id,
          empty: await this.identity.findAccount(founding.email),
          tenantId: null,
          personId: null,
        })
    if (founded && !accountId) throw new Problem('wrong-password')
    if (!accountId) throw new Problem('conflict')
    faultPoint('account-made')
    if (!founded)
      await foundOrganisation(this.commands, setUp.id, founding).catch((error: unknown) => {
        // Someone else was faster, or it is this same owner again: the check below says which.
        if (!(error instanceof CommandReused || error instanceof Refused)) throw error
      })
    await this.ownerMustBe(tenantId, ownerId, founding.email)
    faultPoint('organisation-founded')
    await this.identity.link(accountId, tenantId, ownerId)
    faultPoint('owner-linked')
    await equipPractice(this.commands, setUp.id, founding)
    faultPoint('practice-equipped')
    await this.identity.setUpIsDone()
    return { accountId, tenantId }
  }

  /** Throws Problem `conflict` where the practice was founded with another address than this one. */
  private async ownerMustBe(tenantId: string, ownerId: string, email: string): Promise<void> {
    const { fingerprints } = await this.organisations.get(tenantId, 0)
    if (fingerprints[this.identity.fingerprint(tenantId, email)] !== ownerId)
      throw new Problem('conflict', 'The set-up was begun with another address. Go on with that one.')
  }

  /** Whether anyone has a role in another practice than the one that the set-up makes. */
  private async hasOtherMembers(ofSetUp: string): Promise<boolean> {
    for (const { tenantId, personId } of await this.identity.firstMemberships())
      if (tenantId !== ofSetUp && (await this.organisations.rolesIn(tenantId, personId, 0)).length > 0) return true
    return false
  }
}

const setUpAlready = () =>
  new Problem('refused', 'This installation is set up already: sign in.', { code: 'SetUpAlready' })
