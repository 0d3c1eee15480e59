import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sessionCookie } from '../http/caller.js'
import { Problem } from '../http/problems.js'
import type { Identity } from '@switchback/identity/identity'
import { largestFile } from '@switchback/identity/evidence-files'

const uploadRoute = '/api/journeys/:journeyId/evidence-files'

/** Lets bodies as large as a file through on the one route that takes files, and only from someone who is signed in. */
export function limitUploads(fastify: Pick<FastifyInstance, 'addHook'>, identity: Identity) {
  fastify.addHook('onRoute', (route) => {
    if (route.url === uploadRoute && route.method === 'POST') route.bodyLimit = largestFile
  })
  // Guards run after the body was read: that is too late for ten megabytes of a stranger.
  fastify.addHook('preParsing', async (request) => {
    if (request.routeOptions.url !== uploadRoute || request.method !== 'POST') return
    const token = (request as FastifyRequest & { cookies: Record<string, string | undefined> }).cookies[sessionCookie]
    if (!token || !(await identity.sessionOf(token))) throw new Problem('not-signed-in')
  })
}

/** The text of a header in the form of RFC 8187 (`UTF-8''percent-encoded`) or in plain ASCII; undefined where it is neither. */
export function extendedValue(header: string | undefined): string | undefined {
  const encoded = /^utf-8'[a-z0-9-]*'([\x21-\x7e]*)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return header
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

const endings: Record<string, string[]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/zip': ['zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
}

/** The name under which a file is saved: it ends as its content says, whatever it was called. */
export function downloadName(name: string, mediaType: string): string {
  const fitting = Object.hasOwn(endings, mediaType) ? endings[mediaType]! : ['bin']
  const ending = name.split('.').at(-1)!.toLowerCase()
  return name.includes('.') && fitting.includes(ending) ? name : `${name}.${fitting[0]}`
}
