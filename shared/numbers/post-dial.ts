/** What is dialled, and digits to send once they answer: groups with commas between, "" for none. */
export interface Parts {
  readonly head: string;
  readonly postDial: string;
  /** How they were put behind the number. One comma alone may as well part two numbers, or the groups of one. */
  readonly by: "label" | "pause" | "comma" | "none";
}

/** How an extension is announced, in the languages that agents read. */
const words =
  "extension|extensi[oó]n|extn?|xtn|ex|x|local|loc|poste|durchwahl|dw|nst|app|anexo|interno|int|ramal|wew|доб|内線|分机|内线|#";
const announced = String.raw`(?:;\s*ext=|(?:${words})\.?\s*(?:n°|no\.?)?\s*[:=#-]?\s*)(\d{1,10}#?)`;
const labelled = new RegExp(String.raw`^(.*(?:[\d)]|[a-z](?=\s)))[\s,;-]*${announced}$`, "isu");
const paused = /^([+\d\s().\-/*#[\]~]*[\d)*#])\s*([,;pw]+)\s*([\d*#][\d*#,;pw\s]*)$/i;

/** Behind a word, whose letters may be those of pauses, only commas pause. */
const pausedWord = /^([+(\d][\d\s().\-a-z]*[a-z])(,{2,})([\d*#][\d*#,]*)$/i;

/** The same behind a number that stands in running text. */
export const tailInText = new RegExp(
  String.raw`^(?:\s*[(,;-]?\s*${announced}\b\)?|\s*(?:[,;]{2,}|[,;](?=\d+#))\s*[\d*#][\d*#,;]*|#)`,
  "iu",
);

/** Parts a number from the digits behind it: `x136`, `ext. 136`, `poste 12`, `;ext=136`, `,,1234#`. */
export function partPostDial(plain: string): Parts {
  const text = plain.replace(/\(([^()\d]*\d{1,10}#?)\)$/, "$1");
  const named = labelled.exec(text);
  // A code holds hashes of its own.
  if (named !== null && !/^\s*[*#]/.test(text)) {
    return { head: named[1] ?? "", postDial: named[2] ?? "", by: "label" };
  }
  const waiting = paused.exec(plain) ?? pausedWord.exec(plain);
  if (waiting === null) return { head: plain, postDial: "", by: "none" };
  const [, head = "", pauses = "", rest = ""] = waiting;
  const groups = rest
    .replace(/\s/g, "")
    .split(/[,;pw]+/i)
    .filter((group) => group !== "");
  return { head, postDial: groups.join(","), by: /^[,;]$/.test(pauses) ? "comma" : "pause" };
}

const mostInGroup = 32;
/** With its number it stays within what a window may ask main for. */
const most = 40;

/** More than this is no extension and no conference's code. */
export function isTooMuch(postDial: string): boolean {
  return postDial.length > most || postDial.split(",").some((group) => group.length > mostInGroup);
}

/** A number with the digits sent behind it, in the form that every reader understands. */
export function withPostDial(number: string, postDial: string): string {
  return postDial === "" ? number : `${number},,${postDial}`;
}

/** The group to send next, and those after it. */
export function nextPostDial(postDial: string): { readonly next: string; readonly rest: string } {
  const [next = "", ...rest] = postDial.split(",");
  return { next, rest: rest.join(",") };
}
