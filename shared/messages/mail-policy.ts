/**
 * The Content-Security-Policy of a mail's page: nothing is loaded or run but its own styles and the pictures that are
 * in it, or those from elsewhere once they were asked for. It stands in the page, and belongs into the answer's head
 * of whatever serves the page.
 */
export function mailPolicy(remote: "held" | "shown"): string {
  const from = remote === "shown" ? "data: https: http:" : "data:";
  return `default-src 'none'; img-src ${from}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
}

/** For the frame's `sandbox`: no script, an origin of its own; a link opens a window, which main asks about. */
export const mailSandbox = "allow-popups";

/** For the frame of a PDF: scripts of ours in an origin of its own, no windows, no downloads, no forms. */
export const pdfSandbox = "allow-scripts allow-same-origin";

/** The Content-Security-Policy of a PDF's page and all that stands beside it: its own origin and nothing else. */
export const pdfPolicy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors app://hookswitch; sandbox ${pdfSandbox}`;
