import { TestEnvironment as Jsdom } from 'jest-environment-jsdom'

/** A browser for component tests: jsdom, and what it lacks to send requests and to lay out a page. */
export default class BrowserEnvironment extends Jsdom {
  async setup() {
    await super.setup()
    const { window } = this.dom
    const { Request, Response, Headers, TextEncoder, TextDecoder, structuredClone } = globalThis
    Object.assign(this.global, { Request, Response, Headers, TextEncoder, TextDecoder, structuredClone })
    Object.assign(window, {
      matchMedia: (media) => Object.assign(new window.EventTarget(), { media, matches: true, onchange: null }),
      ResizeObserver: class {
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    })
    // A textarea that grows measures itself again when a font has loaded.
    window.document.fonts = new window.EventTarget()
    window.Element.prototype.scrollIntoView = () => undefined
  }
}
