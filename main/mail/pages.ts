import { mailPolicy } from "../../shared/messages/mail-policy.ts";
import { createNewest } from "../files/newest.ts";
import { noPage, pageAddress, pageAnswer } from "./page-answer.ts";

/** Strangers' pages, each under an address that nobody can guess. */
export interface MailPages {
  /** Answers the page's address: `mail://<uuid>/`. */
  show(html: string, remote: "held" | "shown"): string;
  /** The page's address, while it is kept; null later. */
  addressOf(id: string): string | null;
  answer(request: { readonly url: string; readonly method: string }): Promise<Response>;
}

interface Page {
  readonly html: string;
  readonly remote: "held" | "shown";
}

/** A frame that stands open keeps what it loaded: an older page is asked for again by nobody. */
const mostPages = 20;
/** Letters of all that are kept; the newest always is. */
const mostKept = 60_000_000;

const scheme = "mail:";

/** Whether a frame of ours may go there. */
export const isMailPage = (url: string): boolean => url.startsWith(`${scheme}//`);

/** Keeps pages that windows made of mails, and serves each with the wall that it stands behind. */
export function createMailPages(newId: () => string): MailPages {
  const pages = createNewest<Page>(
    newId,
    mostPages,
    (all) => all.reduce((letters, { html }) => letters + html.length, 0) > mostKept,
  );

  return {
    show: (html, remote) => pageAddress(scheme, pages.keep({ html, remote })),
    addressOf: (id) => (pages.get(id) === undefined ? null : pageAddress(scheme, id)),
    async answer({ url, method }) {
      const page = pages.get(URL.parse(url)?.hostname ?? "");
      if (page === undefined || method !== "GET") return noPage();
      // Without scripts and without an origin also where it stands in no frame of ours.
      const policy = `${mailPolicy(page.remote)}; sandbox allow-popups`;
      return pageAnswer(page.html, "text/html; charset=utf-8", policy);
    },
  };
}
