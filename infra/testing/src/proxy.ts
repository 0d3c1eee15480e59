import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/**
 * What the proxy does with new connections.
 * - `pass`: both ways, as a cable.
 * - `refuse`: reset at once.
 * - `hole`: accepted, and nothing is ever answered.
 */
type ProxyMode = 'pass' | 'refuse' | 'hole'

interface Pair {
  near: Socket
  far: Socket | null
  /** Bytes are swallowed both ways, and neither end hears of the other's end. */
  isStuck: boolean
  /** What the server answers is swallowed; what it is asked arrives. */
  isMute: boolean
}

/** A TCP proxy in front of a server, which breaks connections in the ways that networks do. */
export class Proxy {
  private readonly pairs = new Set<Pair>()
  private mode: ProxyMode = 'pass'
  /** The moments (milliseconds of performance.now()) at which a connection was asked for. */
  readonly attempts: number[] = []

  private constructor(
    private readonly server: Server,
    private readonly host: string,
    private readonly target: number,
  ) {
    server.on('connection', (near) => this.accept(near))
  }

  /** Opens a proxy in front of the server that a URL names, on a free port of 127.0.0.1. */
  static async before(url: string): Promise<Proxy> {
    // A half-closed connection is left as it is: to end it would be an answer.
    const server = createServer({ allowHalfOpen: true, noDelay: true })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { hostname, port } = new URL(url)
    return new Proxy(server, hostname, Number(port || 5432))
  }

  /** The URL with the address of the proxy in the place of the server's. */
  through(url: string): string {
    const address = new URL(url)
    address.hostname = '127.0.0.1'
    address.port = String((this.server.address() as AddressInfo).port)
    return address.href
  }

  /** Lets new connections through again; those that are stuck stay so. */
  pass(): void {
    this.mode = 'pass'
  }

  /** Resets new connections until `pass`, and cuts those that are there. */
  refuse(): void {
    this.mode = 'refuse'
    this.cut()
  }

  /** Accepts new connections and swallows what comes, until `pass`. */
  hole(): void {
    this.mode = 'hole'
  }

  /** Resets every connection. */
  cut(): void {
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy()
      far?.destroy()
    }
    this.pairs.clear()
  }

  /** What is asked over the connections that are open now arrives, and the answers are lost. */
  loseAnswers(): void {
    for (const pair of this.pairs) pair.isMute = true
  }

  /** Ends the connections that are stuck, as a server does when the other side is gone. */
  cutStuck(): void {
    for (const pair of this.pairs) if (pair.isStuck) pair.near.destroy()
  }

  /** The connections that are open now get neither an answer nor a reset any more; new ones are as the mode says. */
  stick(): void {
    for (const pair of this.pairs) pair.isStuck = true
  }

  /** Cuts everything and takes no connection any more. */
  async close(): Promise<void> {
    this.refuse()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private accept(near: Socket) {
    this.attempts.push(performance.now())
    near.on('error', () => undefined)
    if (this.mode === 'refuse') return near.resetAndDestroy()
    const { host, target: port } = this
    const far = this.mode === 'hole' ? null : connect({ host, port, allowHalfOpen: true, noDelay: true })
    const pair: Pair = { near, far, isStuck: false, isMute: false }
    this.pairs.add(pair)
    this.join(pair, near, far)
    if (far) this.join(pair, far, near)
  }

  private join(pair: Pair, from: Socket, to: Socket | null) {
    from.on('error', () => undefined)
    from.on('data', (bytes) => {
      const isAnswer = from === pair.far
      if (!pair.isStuck && !(isAnswer && pair.isMute)) to?.write(bytes)
    })
    from.on('end', () => {
      if (!pair.isStuck) to?.end()
    })
    from.on('close', () => {
      // A caller on a stuck connection hears nothing; a connection that no caller uses any more is closed.
      if (pair.isStuck && from === pair.far) return
      pair.far?.destroy()
      pair.near.destroy()
      this.pairs.delete(pair)
    })
  }
}
