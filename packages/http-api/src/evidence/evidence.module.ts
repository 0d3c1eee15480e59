import { Module } from '@nestjs/common'
import { EvidenceFileController } from './evidence-file.controller.js'

/** Files that clients submit as evidence. */
@Module({ controllers: [EvidenceFileController] })
export class EvidenceModule {}
