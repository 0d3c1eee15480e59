/** The parts of the bench, in the order in which they run. Each runs in a process of its own, with a PostgreSQL of its own. */
export const parts = ['append', 'rebuild', 'http', 'kafka', 'home', 'sponsor']
