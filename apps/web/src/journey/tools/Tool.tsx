import type { Tool as ToolName } from '@switchback/domain/framework/content'
import type { ComponentType } from 'react'
import { Applications } from './Applications'
import { AssessmentTool } from './Assessment'
import { ChooseAreas } from './ChooseAreas'
import { DropList } from './DropList'
import { Explore } from './Explore'
import { GoalMap } from './GoalMap'
import { LearningMap } from './LearningMap'
import { Certifications, Materials, Network, Projects } from './lists'
import { Picture } from './PictureForm'
import { Priorities } from './Priorities'
import { ProofOfWork } from './ProofOfWork'
import { Risks } from './Risks'
import { SetbackPlan } from './SetbackPlan'
import { Signs } from './Signs'
import { SkillReturns } from './SkillReturns'
import { Specialisation } from './Specialisation'
import { Statement } from './Statement'
import { TargetRole } from './TargetRole'
import type { ToolProps } from './tool'
import { ValueLadder } from './ValueLadder'

/** The tool that a framework names for a step. A step without one is simply done. */
const tools: Record<Exclude<ToolName, 'none'>, ComponentType<ToolProps>> = {
  assessment: AssessmentTool,
  baseline: (props) => <Picture {...props} kind="baseline" />,
  statement: Statement,
  signs: Signs,
  explore: Explore,
  'drop-list': DropList,
  'choose-areas': ChooseAreas,
  'learning-map': LearningMap,
  materials: Materials,
  project: Projects,
  specialisation: Specialisation,
  'proof-of-work': ProofOfWork,
  certification: Certifications,
  network: Network,
  applications: Applications,
  'setback-plan': SetbackPlan,
  priorities: Priorities,
  risk: Risks,
  'target-role': TargetRole,
  'goal-map': GoalMap,
  'value-ladder': ValueLadder,
  'skill-returns': SkillReturns,
  outcome: (props) => <Picture {...props} kind="outcome" />,
}

export function Tool({ name, ...props }: ToolProps & { name: string }) {
  if (!hasTool(name)) return null
  const Named = tools[name]
  return <Named {...props} />
}

export const hasTool = (name: string): name is keyof typeof tools => Object.hasOwn(tools, name)
