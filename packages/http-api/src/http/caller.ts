import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { Actor } from '@switchback/domain/kernel/decider'
import { Organisations } from '@switchback/command-handling/organisations'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Identity, sameSecret, type Session } from '@switchback/identity/identity'
import { PersonalLoad } from './load-limits.js'
import { Problem } from './problems.js'

/** Who calls: their session and what they are in its tenant. */
export interface Caller extends Session {
  token: string
  actor: Actor
}

/** Someone with a session on a route that needs none. */
export type Visitor = Session & { token: string }

export const sessionCookie = 'switchback_session'
type WithCaller = FastifyRequest & { caller?: Caller; visitor?: Visitor; cookies: Record<string, string | undefined> }

/** A route that needs no session. */
export const Public = () => SetMetadata('public', true)

/** The caller, in a controller's parameters. */
export const CallerOf = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<WithCaller>().caller,
)

/** Who is signed in, on a route that needs no session; undefined for others, and where a change lacks our page's token. */
export const VisitorOf = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<WithCaller>().visitor,
)

/** Lets in who has a session; what changes something must also prove that it comes from our own page. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(Organisations) private readonly organisations: Organisations,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PersonalLoad) private readonly load: PersonalLoad,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithCaller>()
    const changes = request.method !== 'GET' && request.method !== 'HEAD'
    if (changes) refuseOtherSites(request)
    const token = request.cookies[sessionCookie]
    const session = token ? await this.identity.sessionOf(token) : null
    const isOurPage =
      token && (!changes || sameSecret(String(request.headers['x-csrf-token'] ?? ''), this.identity.csrfToken(token)))
    if (this.reflector.getAllAndOverride<boolean>('public', [context.getHandler(), context.getClass()])) {
      if (session && isOurPage) request.visitor = { ...session, token }
      return true
    }
    if (!token || !session) throw new Problem('not-signed-in')
    if (!isOurPage) throw new Problem('csrf-token-missing')
    const roles = await this.organisations.rolesIn(session.tenantId, session.personId)
    if (roles.length === 0) {
      await this.identity.close(token)
      throw new Problem('not-signed-in', 'You are no longer a member here. Sign in again.')
    }
    this.load.take(session.personId, request, context.switchToHttp().getResponse<FastifyReply>())
    request.caller = { ...session, token, actor: { id: session.personId, roles } }
    return true
  }
}

/** A browser says where a request comes from; one from another site is refused, whatever cookie it carries. */
function refuseOtherSites(request: FastifyRequest) {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const foreign = site
    ? site !== 'same-origin' && site !== 'none'
    : origin && !(URL.canParse(origin) && new URL(origin).host === host)
  if (foreign) throw new Problem('csrf-token-missing', 'This request comes from another site.')
}
