import { Controller, Get, Inject } from '@nestjs/common'
import { Public } from '../http/caller.js'
import { ApiOptions } from '../options.js'
import { openApiDocument } from './document.js'

@Controller()
export class OpenApiController {
  private readonly document = openApiDocument()

  constructor(@Inject(ApiOptions) private readonly options: ApiOptions) {}

  @Public()
  @Get('openapi.json')
  openapi() {
    return this.document
  }

  @Public()
  @Get('health')
  health() {
    return { status: 'alive' }
  }

  /** Ready means that the database answers. */
  @Public()
  @Get('ready')
  async ready() {
    await this.options.pool.query('select 1')
    return { status: 'ready' }
  }
}
