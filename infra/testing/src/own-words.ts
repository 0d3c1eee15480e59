/** Commands of a client's journey, one for each kind of event that has texts of theirs, with `words` in each text. */
export const commandsWithWords = (words: string): [command: string, body: Record<string, unknown>][] => {
  const link = `https://${words.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example/`
  const thought = { what: words, why: words, how: words, triedOut: words, interest: 3, demand: 3 }
  return [
    ['make-statement', { text: words }],
    ['notice-sign', { signId: 'own-sign', words }],
    ['explore-area', { areaId: 'own-area', title: words, shelf: words, ...thought }],
    ['choose-area', { areaId: 'own-area', reason: words }],
    ['drop-skill', { skillId: 'own-skill', title: words, reason: words }],
    ['record-material', { title: words, kind: 'paper', link, notes: words }],
    ['learn-model', { modelId: 'own-model', title: words, map: words }],
    ['record-project', { title: words, link, summary: words }],
    ['choose-specialisation', { primary: words, secondary: `${words} 2`, reason: words }],
    ['publish-proof-of-work', { title: words, kind: 'talk', link }],
    ['record-certification', { title: words, issuer: words, earnedOn: '2026-01-01' }],
    ['record-connection', { who: words, how: words }],
    ['state-priority', { text: words, kind: 'must-have', tradeOff: words }],
    ['assess-risk', { risk: words, likelihood: 2, impact: 3, response: words }],
    ['set-target-role', { role: words, by: '2027-01-01', because: words }],
    ['map-goal', { personal: words, professional: words, byYear: 2030 }],
    ['set-rung', { rung: 'training', experiment: words, state: 'trying' }],
    ['estimate-skill-return', { skill: words, hours: 200, yearlyGain: 4_000 }],
    ['log-application', { employer: words, role: words, where: 'internal' }],
  ]
}
