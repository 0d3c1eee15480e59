import { Module } from '@nestjs/common'
import { Changes, ChangesController } from './changes.js'
import { OpenStreams } from './open-streams.js'

/** Live updates: which queries a screen should send again. */
@Module({ controllers: [ChangesController], providers: [Changes, OpenStreams] })
export class LiveModule {}
