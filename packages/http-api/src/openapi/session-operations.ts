import {
  AcceptInvitation,
  InvitationLink,
  InvitationView,
  LookUpInvitation,
} from '../identity/invitation.controller.js'
import { ResetPassword } from '../identity/password-reset.controller.js'
import { ChangePassword, Preferences, SignIn, SwitchTenant } from '../identity/session.controller.js'
import { SessionView } from '../identity/sessions.js'
import { SetUp, SetUpState } from '../identity/set-up.controller.js'
import { body, idInPath, jsonSchema, type Operation } from './operations.js'

const session = jsonSchema(SessionView, 'output')
const withoutSession = { security: [] }

/** The operations of someone's session. */
export const sessionOperations = (): Operation[] => [
  {
    path: '/api/session',
    method: 'get',
    operationId: 'session',
    summary: 'Who is signed in.',
    tag: 'session',
    answer: session,
  },
  {
    path: '/api/session',
    method: 'post',
    operationId: 'signIn',
    summary: 'Sign in with a password.',
    tag: 'session',
    answer: session,
    rest: { ...withoutSession, ...body(SignIn) },
  },
  {
    path: '/api/session',
    method: 'delete',
    operationId: 'signOut',
    summary: 'Sign out.',
    tag: 'session',
    answer: null,
  },
  {
    path: '/api/session/tenant',
    method: 'post',
    operationId: 'switchTenant',
    summary: 'Go to another tenant.',
    tag: 'session',
    answer: session,
    rest: body(SwitchTenant),
  },
  {
    path: '/api/session/preferences',
    method: 'put',
    operationId: 'prefer',
    summary: 'Say in which language and time zone one reads.',
    tag: 'session',
    answer: session,
    rest: body(Preferences),
  },
  {
    path: '/api/session/password',
    method: 'post',
    operationId: 'changePassword',
    summary: 'Change one’s password.',
    tag: 'session',
    answer: null,
    rest: body(ChangePassword),
  },
]

/** The operations by which someone gets an account: the set-up, invitations, and new passwords. */
export const accountOperations = (): Operation[] => [
  {
    path: '/api/setup',
    method: 'get',
    operationId: 'setUpState',
    summary: 'Whether the installation is empty.',
    tag: 'session',
    answer: jsonSchema(SetUpState, 'output'),
    rest: withoutSession,
  },
  {
    path: '/api/setup',
    method: 'post',
    operationId: 'setUp',
    summary: 'Found the first organisation.',
    tag: 'session',
    answer: session,
    rest: { ...withoutSession, ...body(SetUp) },
  },
  {
    path: '/api/invitations/look-up',
    method: 'post',
    operationId: 'invitation',
    summary: 'What an invitation is for.',
    tag: 'session',
    answer: jsonSchema(InvitationView, 'output'),
    rest: { ...withoutSession, ...body(LookUpInvitation) },
  },
  {
    path: '/api/invitations/accept',
    method: 'post',
    operationId: 'acceptInvitation',
    summary: 'Accept an invitation and sign in.',
    tag: 'session',
    answer: session,
    rest: { ...withoutSession, ...body(AcceptInvitation) },
  },
  {
    path: '/api/password-resets',
    method: 'post',
    operationId: 'resetPassword',
    summary: 'Set a new password by a link of the operator.',
    tag: 'session',
    answer: null,
    rest: { ...withoutSession, ...body(ResetPassword) },
  },
  {
    path: '/api/invitations/{invitationId}/link',
    method: 'get',
    operationId: 'invitationLink',
    summary: 'The link to hand over.',
    tag: 'session',
    answer: jsonSchema(InvitationLink, 'output'),
    rest: { parameters: [idInPath('invitationId')] },
  },
]
