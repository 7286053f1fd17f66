import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import type { Asset } from "../mail/pdf-pages.ts";

/** Nothing from elsewhere, no inline script or style, no frames but those of mails and PDFs where they are read. The voice page plays blobs and streams. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self' blob: mediastream:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** In these a mail's page, or a PDF, stands in a frame. */
const readingPages: readonly string[] = ["/messages.html", "/conversation.html"];

/** In these recordings are played. */
const playingPages: readonly string[] = ["/history.html", ...readingPages];

/** The policy of a page: what it shows from elsewhere in main, and nothing more. */
function policyOf(page: string): string {
  const policy = playingPages.includes(page)
    ? contentSecurityPolicy.replace("media-src 'self'", "media-src 'self' recording:")
    : contentSecurityPolicy;
  return readingPages.includes(page) ? `${policy}; frame-src mail: pdf:` : policy;
}

/** Devices are granted to an origin; only these pages of ours may reach one. */
const hidPages: readonly string[] = ["/voice.html", "/settings.html"];

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  // What pdf.js reads beside a file: fonts and tables of signs.
  ".bcmap": "application/octet-stream",
  ".pfb": "application/octet-stream",
  ".ttf": "font/ttf",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wav": "audio/wav",
  ".woff2": "font/woff2",
};

/** Files of the built renderer folder, by their paths; null for one that is not there, leaves it, or is of no known type. */
export function createAssets(folder: string): (pathname: string) => Promise<Asset | null> {
  const root = normalize(folder + sep);
  return async (pathname) => {
    try {
      const path = normalize(join(root, decodeURIComponent(pathname)));
      const type = types[extname(path)];
      if (!path.startsWith(root) || type === undefined) return null;
      return { body: new Uint8Array(await readFile(path)), type };
    } catch {
      return null;
    }
  };
}

/** Answers `app://hookswitch/...` with files of the built renderer folder and nothing else. Another host is a 404. */
export function createPages(asset: ReturnType<typeof createAssets>) {
  return async (request: { readonly url: string; readonly method: string }): Promise<Response> => {
    const url = URL.parse(request.url);
    const isOurs = url?.host === "hookswitch" && request.method === "GET";
    const found = isOurs ? await asset(url.pathname) : null;
    if (url === null || found === null)
      return new Response("not found", { status: 404, headers: { "content-type": "text/plain" } });
    return new Response(found.body, {
      headers: {
        "content-type": found.type,
        "content-security-policy": policyOf(url.pathname),
        "permissions-policy": hidPages.includes(url.pathname) ? "hid=(self)" : "hid=()",
        "x-content-type-options": "nosniff",
        "cross-origin-opener-policy": "same-origin",
        "referrer-policy": "no-referrer",
      },
    });
  };
}
