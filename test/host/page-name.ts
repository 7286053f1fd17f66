/** Whether an address is that of a page: "phone" or, with the query that it must have, "note?key=a". */
export function isPage(url: string, wanted: string): boolean {
  const [, name, query = ""] = /^[a-z]+:\/\/[^/]+\/([a-z0-9-]+)\.html(\?[^#]*)?(?:#|$)/.exec(url) ?? [];
  return name !== undefined && (wanted === name || wanted === name + query);
}
