// The packages with Node name their platform as a text where a list is expected: without this each machine would fetch all of them.
export const hooks = {
  readPackage(found) {
    if (/^node-(bin-)?(linux|darwin|win)-/.test(found.name)) {
      found.os = [found.os].flat()
      found.cpu = [found.cpu].flat()
    }
    return found
  },
}
