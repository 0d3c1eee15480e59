import { Module } from '@nestjs/common'
import { InvitationController } from './invitation.controller.js'
import { PasswordResetController } from './password-reset.controller.js'
import { SessionController } from './session.controller.js'
import { Sessions } from './sessions.js'
import { SetupController } from './set-up.controller.js'
import { SignInLimits } from './sign-in-limits.js'

/** Signing in, invitations, password resets and the set-up of an installation. */
@Module({
  controllers: [SessionController, SetupController, InvitationController, PasswordResetController],
  providers: [Sessions, SignInLimits],
})
export class IdentityModule {}
