// schemathesis in a virtual environment of its own, with the version that requirements.txt names.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { endWithUs } from '@switchback/local-servers/postgresql/end-with-us'

const python = process.env.PYTHON ?? 'python3'
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))
const cache = fileURLToPath(new URL('../../node_modules/.cache/fuzz', import.meta.url))
const execute = promisify(execFile)

/**
 * Installs schemathesis where it is not there yet. Returns what runs it: that takes arguments and options of `spawn`, and returns the
 * exit code. Throws where there is no Python with venv.
 */
export async function schemathesis() {
  const version = versionOfPython()
  const wanted = createHash('sha256').update(version).update(readFileSync(requirements)).digest('hex')
  const stamp = join(cache, 'installed')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(cache, { recursive: true, force: true })
    mkdirSync(cache, { recursive: true })
    await execute(python, ['-m', 'venv', join(cache, 'venv')])
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]
    await execute(join(cache, 'venv/bin/python'), pip)
    writeFileSync(stamp, wanted)
  }
  return run
}

function versionOfPython() {
  try {
    return execFileSync(python, ['-c', 'import ensurepip, sys, venv; print(sys.version)'], { encoding: 'utf8' })
  } catch {
    throw new Error('npm run fuzz needs Python 3.10 or newer with venv: apt-get install -y python3-venv')
  }
}

/**
 * @param {string[]} args
 * @param {{ cwd: string, env: Record<string, string>, timeout?: number }} options
 * @returns {Promise<number>}
 */
function run(args, { env, ...options }) {
  const child = spawn(join(cache, 'venv/bin/schemathesis'), args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    ...options,
  })
  endWithUs(child, 'SIGKILL')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
