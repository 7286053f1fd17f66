/** PDFs, written by hand and as small as they may be: readers find their objects without a table of them. */
const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

const fileOf = (lines: readonly string[]) => latin1(["%PDF-1.4", ...lines, "%%EOF", ""].join("\n"));

/** So many empty pages of letter size. */
export function pdf(pages = 1): Uint8Array {
  const ids = Array.from({ length: pages }, (_, index) => index + 3);
  return fileOf([
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    `2 0 obj << /Type /Pages /Count ${pages} /Kids [${ids.map((id) => `${id} 0 R`).join(" ")}] >> endobj`,
    ...ids.map((id) => `${id} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >> endobj`),
    "trailer << /Root 1 0 R >>",
  ]);
}

/** A page with a red field and words, a link over it, and scripts that ask track.test as it opens. */
export function scriptedPdf(): Uint8Array {
  const drawn = "1 0 0 rg 100 300 400 400 re f BT /F1 24 Tf 0 g 100 200 Td (Hello from a PDF) Tj ET";
  const script = "app.launchURL('https://track.test/pdf-script'); app.alert('hello');";
  return fileOf([
    `1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${script.replaceAll("(", "\\(").replaceAll(")", "\\)")}) >> >> endobj`,
    "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [6 0 R] /Resources << /Font << /F1 5 0 R >> >> >> endobj",
    `4 0 obj << /Length ${drawn.length} >> stream\n${drawn}\nendstream endobj`,
    "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
    "6 0 obj << /Type /Annot /Subtype /Link /Rect [100 300 500 700] /Border [0 0 0] /A << /S /URI /URI (https://track.test/pdf-link) >> >> endobj",
    "trailer << /Root 1 0 R >>",
  ]);
}

/** One that opens by a password only. */
export function lockedPdf(): Uint8Array {
  const key = `<${"5a".repeat(32)}>`;
  return fileOf([
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >> endobj",
    `4 0 obj << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> endobj`,
    "trailer << /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>",
  ]);
}
