/** Loaded before the program by `npm run faults`: its clock is wrong by FAULTS_CLOCK_SHIFT_MS; what nobody sets, as performance.now(), is right. */
const shift = Number(process.env.FAULTS_CLOCK_SHIFT_MS ?? 0)
const Right = Date

globalThis.Date = new Proxy(Right, {
  construct: (target, given: unknown[], self) =>
    given.length === 0
      ? (Reflect.construct(target, [Right.now() + shift], self) as Date)
      : (Reflect.construct(target, given, self) as Date),
  apply: () => new Right(Right.now() + shift).toString(),
  get: (target, name) => (name === 'now' ? () => Right.now() + shift : (Reflect.get(target, name) as unknown)),
})
