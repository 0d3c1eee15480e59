import { Module } from '@nestjs/common'
import { RightsController } from './rights.controller.js'

/** What people may know and take with them about themselves. */
@Module({ controllers: [RightsController] })
export class RightsModule {}
