/** Every kind of problem that the API answers with (RFC 9457); docs/reference/problems.md is made from this table. */
export const problemTypes = {
  'invalid-request': {
    status: 400,
    title: 'The request is not valid',
    advice: 'Correct what `issues` names and send it again.',
  },
  'idempotency-key-missing': {
    status: 400,
    title: 'An idempotency key is needed',
    advice: 'Send a UUID of your own in the header Idempotency-Key, the same one for each retry.',
  },
  'not-signed-in': { status: 401, title: 'You are not signed in', advice: 'Sign in and send the request again.' },
  'wrong-password': {
    status: 401,
    title: 'Address or password is wrong',
    advice: 'Check both, or ask for a new invitation.',
  },
  'sign-in-first': {
    status: 409,
    title: 'Sign in first',
    advice: 'Sign in with the address of this invitation, then open its link again.',
  },
  forbidden: { status: 403, title: 'You may not do this', advice: 'Ask someone who may.' },
  'csrf-token-missing': {
    status: 403,
    title: 'The request did not come from our page',
    advice: 'Send the token of GET /api/session in the header X-CSRF-Token.',
  },
  'not-found': { status: 404, title: 'There is no such thing here', advice: 'Check the address.' },
  conflict: { status: 409, title: 'Someone else was faster', advice: 'Load the page again and repeat what you did.' },
  'key-reused': {
    status: 409,
    title: 'The idempotency key was used for something else',
    advice: 'Use a new key for a new command.',
  },
  refused: { status: 409, title: 'A rule does not allow it', advice: 'The detail says which, and what to do first.' },
  'stale-version': {
    status: 412,
    title: 'It has changed since you looked',
    advice: 'Look again, and send the command with the version that ETag names.',
  },
  'too-large': { status: 413, title: 'The request is too large', advice: 'Send at most 1 MB.' },
  'not-json': { status: 415, title: 'The request is not JSON', advice: 'Send application/json.' },
  'too-many-attempts': { status: 429, title: 'Too many attempts', advice: 'Wait as long as Retry-After says.' },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    advice: 'Try again; if it happens again, send the operator the instance.',
  },
  unavailable: {
    status: 503,
    title: 'The database cannot be reached',
    advice: 'Try again with the same idempotency key.',
  },
  busy: {
    status: 503,
    title: 'Switchback is busy',
    advice: 'Send it again as Retry-After says, with the same idempotency key.',
  },
  'view-behind': { status: 504, title: 'The view is still catching up', advice: 'Ask again as Retry-After says.' },
} as const
export type ProblemType = keyof typeof problemTypes

/** A problem to answer with. */
export class Problem extends Error {
  constructor(
    readonly type: ProblemType,
    detail?: string,
    readonly extra: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(detail ?? problemTypes[type].advice)
  }
}
