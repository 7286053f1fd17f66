import { pdfPolicy } from "../../shared/messages/mail-policy.ts";
import { createNewest } from "../files/newest.ts";
import { noPage, pageAddress, pageAnswer } from "./page-answer.ts";

/** Strangers' PDFs, each under an address that nobody can guess, with the page that shows it beside it. */
export interface PdfPages {
  /** Answers the page's address: `pdf://<uuid>/`. */
  show(file: Uint8Array): string;
  answer(request: { readonly url: string; readonly method: string }): Promise<Response>;
}

/** A part of the built windows; null where it is none. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** One that stands open has read its file: an older one is asked for again by nobody. */
const mostFiles = 3;

const scheme = "pdf:";

/** Whether a frame of ours may go there. */
export const isPdfPage = (url: string): boolean => url.startsWith(`${scheme}//`);

/**
 * Keeps files that windows want to show, and serves each beside pdf.js: an origin of its own, of which nothing is to be
 * had but the file and the scripts that read it.
 *
 * @param asset a file of the built windows, by its path
 */
export function createPdfPages(
  newId: () => string,
  asset: (path: string) => Promise<Asset | null>,
): PdfPages {
  const files = createNewest<Uint8Array>(newId, mostFiles);

  async function partOf(url: URL): Promise<Asset | null> {
    const file = files.get(url.hostname);
    if (file === undefined) return null;
    if (url.pathname === "/file") return { body: new Uint8Array(file), type: "application/pdf" };
    if (url.pathname === "/") return asset("/pdf.html");
    return /^\/(assets|pdf)\//.test(url.pathname) ? asset(url.pathname) : null;
  }

  return {
    show: (file) => pageAddress(scheme, files.keep(file)),
    async answer({ url, method }) {
      const parsed = URL.parse(url);
      const part = parsed === null || method !== "GET" ? null : await partOf(parsed);
      return part === null ? noPage() : pageAnswer(part.body, part.type, pdfPolicy);
    },
  };
}
