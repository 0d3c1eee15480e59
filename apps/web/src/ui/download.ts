/** Offers a text as a file to save. `type` is its MIME type. */
export function downloadFile(name: string, text: string, type: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Offers data as a JSON file to save. `name` is without its ending. */
export const downloadJson = (name: string, data: unknown) =>
  downloadFile(`${name}.json`, JSON.stringify(data, null, 2), 'application/json')
