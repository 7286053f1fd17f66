import { createReadStream } from "node:fs";

export interface PdfFacts {
  /** Null where none can be seen: newer files pack them away. */
  readonly pages: number | null;
  /** It asks for a password. */
  readonly isLocked: boolean;
}

const page = /\/Type\s*\/Page(?![A-Za-z])/g;
/** /EncryptMetadata alone is a part of the same thing's inside. */
const lock = /\/Encrypt(?!M)/;
/** More than either of them is long. */
const overlap = 64;

/** Looks through a PDF without holding it: an estimate of its pages, and whether it can be read at all. */
export async function pdfFacts(path: string): Promise<PdfFacts> {
  let pages = 0;
  let isLocked = false;
  let tail = "";
  for await (const chunk of createReadStream(path, { encoding: "latin1" })) {
    const text = tail + String(chunk);
    // What ends within the tail was counted with the chunk before.
    for (const { index, 0: found } of text.matchAll(page)) if (index + found.length > tail.length) pages += 1;
    isLocked ||= lock.test(text);
    tail = text.slice(-overlap);
  }
  return { pages: pages === 0 ? null : pages, isLocked };
}
