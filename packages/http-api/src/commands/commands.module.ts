import { Module } from '@nestjs/common'
import { CommandController } from './command.controller.js'

/** Commands of every aggregate, at one route. */
@Module({ controllers: [CommandController] })
export class CommandsModule {}
