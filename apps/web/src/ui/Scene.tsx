import type { ReactNode } from 'react'

const drawings: Record<string, ReactNode> = {
  /** A path that leads up, not walked yet. */
  path: (
    <>
      <path d="M18 92h96a11 11 0 0 0 0-22H66a11 11 0 0 1 0-22h52a9 9 0 0 0 0-18H92" strokeDasharray="1 9" />
      <path d="M92 30V12l14 5-14 5" fill="currentColor" fillOpacity=".18" />
    </>
  ),
  /** A tent under a moon: nothing waits, rest. */
  camp: (
    <>
      <path d="M30 92 70 34l40 58Z" fill="currentColor" fillOpacity=".1" />
      <path d="M70 34v14M70 92 58 70l12-12 12 12Z" />
      <path d="M12 92h136" />
      <path d="M132 20a13 13 0 1 0 10 22 15 15 0 0 1-10-22Z" fill="currentColor" fillOpacity=".18" />
    </>
  ),
  /** Three peaks, the last with a flag: people on their way. */
  peaks: (
    <>
      <path d="M8 92 44 44l22 28 34-52 46 72Z" fill="currentColor" fillOpacity=".1" />
      <path d="m90 35 10 9 10-9M100 20V6l13 4-13 4" />
    </>
  ),
  /** A map that is unfolded. */
  map: (
    <>
      <path d="m20 26 38-10 42 10 40-10v66l-40 10-42-10-38 10Z" fill="currentColor" fillOpacity=".08" />
      <path d="M58 16v66M100 26v66" />
      <path d="M34 74c12-20 26 4 38-16s30 0 50-26" strokeDasharray="1 8" />
    </>
  ),
  /** A signpost with two arms. */
  signpost: (
    <>
      <path d="M78 96V16" />
      <path d="M78 22h46l10 9-10 9H78ZM78 50H38l-10 9 10 9h40Z" fill="currentColor" fillOpacity=".12" />
      <path d="M52 96h54" />
    </>
  ),
}
export type SceneName = 'path' | 'camp' | 'peaks' | 'map' | 'signpost'

/** A small drawing for screens that have nothing to show yet. It adds nothing to what the words say. */
export const Scene = ({ name, width = 160 }: { name: SceneName; width?: number }) => (
  <svg
    aria-hidden
    width={width}
    height={width * 0.65}
    viewBox="0 0 160 104"
    fill="none"
    stroke="currentColor"
    strokeWidth="3"
    strokeLinecap="round"
    strokeLinejoin="round"
    style={{ color: 'var(--path-walked)', opacity: 0.85 }}
  >
    {drawings[name]}
  </svg>
)
