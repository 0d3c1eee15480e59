import { Module } from '@nestjs/common'
import { OpenApiController } from './openapi.controller.js'

/** The document that describes the API, and whether the API is alive. */
@Module({ controllers: [OpenApiController] })
export class OpenApiModule {}
