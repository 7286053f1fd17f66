import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

/** Nothing from elsewhere, no inline script or style, no frames but those of mails where they are read. The voice page plays blobs and streams. */
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

/** In these a mail's page stands in a frame. */
const readingPages: readonly string[] = ["/messages.html", "/conversation.html"];

/** Devices are granted to an origin; only these pages of ours may reach one. */
const hidPages: readonly string[] = ["/voice.html", "/settings.html"];

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wav": "audio/wav",
  ".woff2": "font/woff2",
};

/**
 * Answers `app://hookswitch/...` from the built renderer folder and nothing else.
 * A path that leaves the folder, another host or an unknown type is a 404.
 */
export function createPages(folder: string) {
  const root = normalize(folder + sep);
  return async (request: { readonly url: string; readonly method: string }): Promise<Response> => {
    const missing = new Response("not found", { status: 404, headers: { "content-type": "text/plain" } });
    let url: URL;
    let path: string;
    try {
      url = new URL(request.url);
      path = normalize(join(root, decodeURIComponent(url.pathname)));
    } catch {
      return missing;
    }
    const type = types[extname(path)];
    if (url.host !== "hookswitch" || request.method !== "GET" || !path.startsWith(root) || type === undefined)
      return missing;
    try {
      const body = await readFile(path);
      return new Response(new Uint8Array(body), {
        headers: {
          "content-type": type,
          "content-security-policy": readingPages.includes(url.pathname)
            ? `${contentSecurityPolicy}; frame-src mail:`
            : contentSecurityPolicy,
          "permissions-policy": hidPages.includes(url.pathname) ? "hid=(self)" : "hid=()",
          "x-content-type-options": "nosniff",
          "cross-origin-opener-policy": "same-origin",
          "referrer-policy": "no-referrer",
        },
      });
    } catch {
      return missing;
    }
  };
}
