import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";
// Without a thread of its own: the frame is a process of its own already, and goes with all that it reads.
import "pdfjs-dist/build/pdf.worker.min.mjs";
import type { PdfNews } from "./news.ts";

/** Of a longer one the rest is not shown. */
const mostPages = 5_000;
/** Pixels of one page's picture; a larger page is drawn coarser. */
const mostPixels = 12_000_000;
/** A page is at most so many times as high as it is wide: a strip of paper, and no trick. */
const highest = 12;

/**
 * Shows a PDF: pages are drawn as they come near, and forgotten when they are away. Nothing in it is run, its links lead
 * nowhere, and what it needs beside itself comes from this program.
 *
 * @param url where the file is
 * @param tell what becomes of it
 */
export async function showPdf(url: string, place: HTMLElement, tell: (news: PdfNews) => void): Promise<void> {
  const own = (folder: string) => new URL(`pdf/${folder}/`, location.href).href;
  const loading = getDocument({
    url,
    cMapUrl: own("cmaps"),
    standardFontDataUrl: own("standard_fonts"),
    wasmUrl: own("wasm"),
    useWasm: false,
    enableXfa: false,
    disableRange: true,
    disableAutoFetch: true,
    maxImageSize: 100_000_000,
  });
  // Nobody is asked for a password: it is said, and the file can be saved.
  loading.onPassword = () => {
    tell({ kind: "trouble", why: "locked" });
    void loading.destroy();
  };
  try {
    const document = await loading.promise;
    const first = await document.getPage(1);
    const shown = Math.min(document.numPages, mostPages);
    const hasScript = await document.hasJSActions().catch(() => false);
    fillWith(place, document, first, shown, tell);
    tell({ kind: "open", pages: document.numPages, shown, hasScript });
  } catch (error) {
    if (loading.destroyed) return;
    console.warn("pdf: not readable", error);
    tell({ kind: "trouble", why: "damaged" });
  }
}

/** Boxes for all pages, of the first one's size until they are drawn. */
function fillWith(
  place: HTMLElement,
  document: PDFDocumentProxy,
  first: PDFPageProxy,
  count: number,
  tell: (news: PdfNews) => void,
): void {
  const boxes = Array.from({ length: count }, () => {
    const box = place.ownerDocument.createElement("section");
    box.className = "page";
    sizeAs(box, first);
    return box;
  });
  const numberOf = new Map<Element, number>(boxes.map((box, index) => [box, index + 1]));
  const drawn = new Map<Element, Drawn>();
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const box = target as HTMLElement;
        if (!isIntersecting) {
          drawn.get(box)?.forget();
          drawn.delete(box);
        } else if (!drawn.has(box)) drawn.set(box, draw(box, document.getPage(numberOf.get(box) ?? 1)));
      }
    },
    { rootMargin: "100% 0px" },
  );
  const middle = new IntersectionObserver(
    (entries) => {
      const at = entries.find(({ isIntersecting }) => isIntersecting);
      if (at !== undefined) tell({ kind: "at", page: numberOf.get(at.target) ?? 1 });
    },
    { rootMargin: "-50% 0px -50% 0px" },
  );
  place.replaceChildren(...boxes);
  for (const box of boxes) {
    near.observe(box);
    middle.observe(box);
  }
}

function sizeAs(box: HTMLElement, page: PDFPageProxy): void {
  const { width, height } = page.getViewport({ scale: 1 });
  const isSane = width > 0 && height > 0 && height / width <= highest;
  box.style.aspectRatio = isSane ? `${width} / ${height}` : `1 / ${height > width ? highest : 1}`;
}

interface Drawn {
  readonly forget: () => void;
}

/** A page as a picture, and its words for those who have them read out. */
function draw(box: HTMLElement, wanted: Promise<PDFPageProxy>): Drawn {
  let isWanted = true;
  let stop = () => {};
  async function run(): Promise<void> {
    const page = await wanted;
    if (!isWanted) return;
    sizeAs(box, page);
    const { width, height } = page.getViewport({ scale: 1 });
    const fits = (box.clientWidth * Math.min(devicePixelRatio, 2)) / width;
    const scale = Math.min(fits, Math.sqrt(mostPixels / (width * height)));
    const viewport = page.getViewport({ scale });
    const canvas = box.ownerDocument.createElement("canvas");
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    const task = page.render({ canvas, viewport });
    stop = () => {
      task.cancel();
      page.cleanup();
    };
    await task.promise;
    const text = box.ownerDocument.createElement("p");
    text.className = "words";
    const { items } = await page.getTextContent();
    text.textContent = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    if (isWanted) box.replaceChildren(canvas, text);
  }
  run().catch((error: unknown) => {
    if (!isWanted) return;
    console.warn("pdf: page not drawn", error);
    box.classList.add("page-damaged");
  });
  return {
    forget() {
      isWanted = false;
      stop();
      box.replaceChildren();
    },
  };
}
