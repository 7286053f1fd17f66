import { mailPolicy } from "../../shared/messages/mail-policy.ts";

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
  const pages = new Map<string, Page>();

  function forgetOld(): void {
    const letters = () => [...pages.values()].reduce((sum, { html }) => sum + html.length, 0);
    for (const id of pages.keys()) {
      if (pages.size <= 1 || (pages.size <= mostPages && letters() <= mostKept)) return;
      pages.delete(id);
    }
  }

  return {
    show(html, remote) {
      const id = newId();
      pages.set(id, { html, remote });
      forgetOld();
      return `${scheme}//${id}/`;
    },
    addressOf: (id) => (pages.has(id) ? `${scheme}//${id}/` : null),
    async answer({ url, method }) {
      const page = pages.get(URL.parse(url)?.hostname ?? "");
      if (page === undefined || method !== "GET") return new Response("not found", { status: 404 });
      return new Response(page.html, {
        headers: {
          "content-type": "text/html; charset=utf-8",
          // Without scripts and without an origin also where it stands in no frame of ours.
          "content-security-policy": `${mailPolicy(page.remote)}; sandbox allow-popups`,
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "cache-control": "no-store",
        },
      });
    },
  };
}
