import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/**
 * What the sources of some folders hold, by name: functions, and by command the rule of a table and the row of a kind of entry.
 * @typedef {{ functions: Map<string, ts.Node>, rules: Map<string, ts.Expression>, rows: Map<string, ts.Node> }} Noted
 */

/**
 * Finds where commands are decided, by reading the sources of some folders: the function that a table of rules names for a command,
 * and the row of a kind of entry that has the command and its event. Returns a function from a command to the file, the line, and the
 * events that its code names; null if the command is in no table.
 * @param {string} root
 * @param {string[]} folders from the root
 * @param {string[]} events
 */
export function decidersOf(root, folders, events) {
  /** @type {Noted} */
  const noted = { functions: new Map(), rules: new Map(), rows: new Map() }
  const { functions, rules, rows } = noted
  for (const file of folders.flatMap((folder) => sourcesOf(root, folder))) visit(file, (node) => note(node, noted))
  const isEvent = new Set(events)

  return (/** @type {string} */ command) => {
    const rule = rules.get(command)
    const body = rule && (ts.isIdentifier(rule) ? functions.get(rule.text) : rule)
    const row = rows.get(command)
    const found = body && !ts.isCallExpression(body) ? body : (row ?? body)
    if (!found) return null
    const file = found.getSourceFile()
    const { line } = file.getLineAndCharacterOfPosition(found.getStart())
    const caused = [found, row].flatMap((node) => (node ? [...eventsIn(node, new Set())] : []))
    return { file: file.fileName, line: line + 1, events: [...new Set(caused)] }
  }

  /**
   * @param {ts.Node} body
   * @param {Set<ts.Node>} seen
   */
  function eventsIn(body, seen) {
    /** @type {Set<string>} */
    const named = new Set()
    if (seen.has(body)) return named
    seen.add(body)
    visit(body, (node) => {
      if (ts.isStringLiteral(node) && isEvent.has(node.text) && !isCompared(node)) named.add(node.text)
      if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return
      const called = functions.get(node.expression.text)
      if (called) for (const event of eventsIn(called, seen)) named.add(event)
    })
    return named
  }
}

/**
 * @param {string} root
 * @param {string} folder
 */
function sourcesOf(root, folder) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => {
      const path = join(folder, name)
      return ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true)
    })
}

/**
 * @param {ts.Node} node
 * @param {Noted} noted to which it adds
 */
function note(node, { functions, rules, rows }) {
  if (ts.isFunctionDeclaration(node) && node.name) functions.set(node.name.text, node)
  if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && isFunction(node.initializer))
    functions.set(node.name.text, node)
  if (!ts.isPropertyAssignment(node) || !ts.isIdentifier(node.name)) return
  const { name, initializer } = node
  if (name.text === 'command' && ts.isStringLiteral(initializer)) rows.set(initializer.text, node.parent)
  const isRule = ts.isIdentifier(initializer) || isFunction(initializer) || ts.isCallExpression(initializer)
  if (isRule && /rules$/i.test(nameOfTable(node.parent))) rules.set(name.text, initializer)
}

/**
 * The name of the variable or property that an object is the value of.
 * @param {ts.Node} object
 */
function nameOfTable({ parent }) {
  const isNamed = ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)
  return isNamed && ts.isIdentifier(parent.name) ? parent.name.text : ''
}

/** Whether a text is compared with something, or is the code of a refusal: then it is no event that the code causes. */
const isCompared = (/** @type {ts.Node} */ { parent }) => ts.isBinaryExpression(parent) || ts.isCallExpression(parent)

const isFunction = (/** @type {ts.Node} */ node) => ts.isArrowFunction(node) || ts.isFunctionExpression(node)

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} see
 */
function visit(node, see) {
  see(node)
  ts.forEachChild(node, (child) => visit(child, see))
}
