import type { Stage } from './passage.js'

export interface DemoClient {
  name: string
  stage: Stage
  /** Days since they last did a step themselves. */
  quietDays: number
  /** Whether they agreed to be counted. */
  counted?: boolean
}

const client = (
  name: string,
  phasesDone: number,
  share: number,
  quietDays: number,
  special?: Stage['special'],
): DemoClient => ({
  name,
  stage: { phasesDone, share, ...(special && { special }) },
  quietDays,
})

/** Invented people; any resemblance is coincidence. */
export const cohorts: {
  name: string
  coach: 'amara' | 'jonas'
  sponsor: string
  startedMonthsAgo: number
  clients: DemoClient[]
}[] = [
  {
    name: 'Northwind, spring',
    coach: 'amara',
    sponsor: 'Northwind Systems',
    startedMonthsAgo: 26,
    clients: [
      client('Beatriz Almeida', 4, 0.6, 3),
      client('Chen Wei', 3, 1, 2),
      client('Dagny Holm', 2, 0.5, 1, 'evidence'),
      client('Emeka Nwosu', 2, 0.4, 33),
      client('Farida Haddad', 5, 1, 40),
      client('Goran Petrović', 3, 0.3, 5),
      client('Hanna Virtanen', 1, 1, 4),
      client('Ibrahim Sesay', 2, 0.7, 2),
      client('Julia Kowalska', 4, 0.3, 9),
      client('Kenji Mori', 1, 0.6, 21),
      client('Leila Aziz', 2, 0.2, 6, 'paused'),
      client('Marco Bianchi', 5, 1, 90),
      client('Nadia Petrova', 3, 0.8, 1, 'evidence'),
      client('Olumide Bello', 1, 0.3, 60, 'withdrawn'),
      client('Paula Jiménez', 2, 0.9, 3),
      client('Quentin Moreau', 3, 0.5, 12),
      client('Rosa Lindgren', 4, 1, 2),
      client('Samir Patel', 2, 0.6, 8),
      client('Tereza Nováková', 3, 0.6, 4),
      client('Uwe Brandt', 1, 0.8, 17),
    ],
  },
  {
    name: 'Harbour Bank, autumn',
    coach: 'jonas',
    sponsor: 'Harbour Bank',
    startedMonthsAgo: 7,
    clients: [
      client('Vera Sokolova', 1, 0.4, 2),
      client('William Grant', 0, 1, 3),
      client('Ximena Rojas', 1, 0.7, 1, 'evidence'),
      client('Yusuf Demir', 0, 0.5, 2, 'strain'),
      client('Zofia Mazur', 1, 0.3, 6),
      client('Anton Berg', 0, 0.75, 19),
      client('Bianca Rossi', 1, 1, 5),
      client('Carlos Vega', 1, 0.2, 4),
      client('Dilara Kaya', 0, 0, 1),
      client('Elias Nyström', 1, 0.5, 16),
      client('Fatou Diop', 2, 0.2, 2),
      client('Greta Vogel', 0, 1, 1, 'strain'),
      client('Hugo Lefèvre', 1, 0.6, 7),
      client('Ingrid Solberg', 1, 0.9, 3),
      client('João Pereira', 0, 0.25, 30),
      client('Karin Eklund', 2, 0.1, 5),
      client('Luca Moretti', 1, 0.1, 2, 'paused'),
      client('Mina Park', 1, 0.8, 2),
      client('Nikos Pappas', 0, 0, 12),
      client('Oksana Bondar', 1, 0.4, 8),
    ],
  },
]

export const nurses: DemoClient[] = [
  client('Aoife Byrne', 0, 0, 2),
  client('Brigid Walsh', 0, 0, 3),
  client('Ciarán Doyle', 0, 0, 5),
]
