import { largestFile, mediaTypes } from '@switchback/identity/evidence-files'
import { FileSubmission } from '../evidence/evidence-file.controller.js'
import {
  commandResult,
  idempotencyKey,
  idInPath,
  jsonSchema,
  parameter,
  type Operation,
  type Schema,
} from './operations.js'

const binary = { schema: { type: 'string', format: 'binary', maxLength: largestFile } }
const inHeader = (name: string) => parameter(name, 'header', { type: 'string', maxLength: 2_000 }, true)

/** The operations of files that clients submit as evidence. */
export const fileOperations = (): Operation[] => [
  {
    path: '/api/journeys/{journeyId}/evidence-files',
    method: 'post',
    operationId: 'submitFile',
    summary: 'Hand in a file as evidence (self).',
    tag: 'journey',
    answer: commandResult,
    rest: {
      parameters: [
        idInPath('journeyId'),
        parameter(
          'stepId',
          'query',
          (jsonSchema(FileSubmission, 'input').properties as Record<string, Schema>).stepId!,
          true,
        ),
        // In the form of RFC 8187: UTF-8''percent-encoded.
        inHeader('Evidence-Title'),
        inHeader('Evidence-File-Name'),
        idempotencyKey,
      ],
      requestBody: { required: true, content: Object.fromEntries(mediaTypes.map((type) => [type, binary])) },
    },
  },
  {
    path: '/api/journeys/{journeyId}/evidence-files/{fileId}',
    method: 'get',
    operationId: 'evidenceFile',
    summary: 'A file that was handed in.',
    tag: 'journey',
    answer: null,
    rest: {
      parameters: [idInPath('journeyId'), idInPath('fileId')],
      responses: { 200: { description: 'The file', content: { '*/*': binary } } },
    },
  },
]
