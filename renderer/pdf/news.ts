/** Why a PDF cannot be shown. */
export type PdfTrouble = "locked" | "damaged";

/** What the frame of a PDF tells the page that it stands in. */
export type PdfNews =
  | {
      readonly kind: "open";
      readonly pages: number;
      /** So many of them can be seen. */
      readonly shown: number;
      /** It holds a script, which was not run. */
      readonly hasScript: boolean;
    }
  /** The page in the middle of what is seen. */
  | { readonly kind: "at"; readonly page: number }
  | { readonly kind: "trouble"; readonly why: PdfTrouble };

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Reads what a frame said: the file in it is a stranger's, and so may be its word. Null for anything else. */
export function readNews(said: unknown): PdfNews | null {
  if (typeof said !== "object" || said === null) return null;
  const { kind, pages, shown, page, why, hasScript } = said as Record<string, unknown>;
  if (kind === "open" && isCount(pages) && isCount(shown))
    return { kind, pages, shown, hasScript: hasScript === true };
  if (kind === "at" && isCount(page)) return { kind, page };
  if (kind === "trouble") return { kind, why: why === "locked" ? "locked" : "damaged" };
  return null;
}
