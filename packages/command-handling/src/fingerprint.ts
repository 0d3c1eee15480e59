import { createHmac } from 'node:crypto'

/** A keyed one-way fingerprint of a text, in lower case, for a purpose (a tenant, or accounts of all tenants). */
export const fingerprint = (secret: Buffer, purpose: string, text: string): string =>
  signature(secret, `fingerprint ${purpose}`, text.toLowerCase())

/** A keyed signature of a text for a purpose (HMAC-SHA-256). */
export const signature = (secret: Buffer, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('base64url')
