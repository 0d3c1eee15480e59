import { Certificate, Readers } from '../rights/rights.controller.js'
import { idInPath, jsonSchema, type Operation } from './operations.js'

const archive = { 'application/zip': { schema: { type: 'string', format: 'binary' } } }

/** The operations of what people may know and take with them about themselves. */
export const rightsOperations = (): Operation[] => [
  {
    path: '/api/own-record/readers',
    method: 'get',
    operationId: 'readers',
    summary: 'Who looked at one’s own pages, by day.',
    tag: 'rights',
    answer: jsonSchema(Readers, 'output'),
  },
  {
    path: '/api/own-record/archive',
    method: 'get',
    operationId: 'archive',
    summary: 'Everything that is kept about oneself, for programs and for people.',
    tag: 'rights',
    answer: null,
    rest: { responses: { 200: { description: 'A ZIP archive', content: archive } } },
  },
  {
    path: '/api/erasures/{personId}/certificate',
    method: 'get',
    operationId: 'certificate',
    summary: 'A signed certificate of an erasure.',
    tag: 'rights',
    answer: jsonSchema(Certificate, 'output'),
    rest: { parameters: [idInPath('personId')] },
  },
]
