import type { Content } from '../../journey/journey'
import { downloadJson } from '../../ui/download'

/** Saves a framework as a file that another installation can import. */
export const saveFramework = (content: Content) =>
  downloadJson(content.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'), content)
