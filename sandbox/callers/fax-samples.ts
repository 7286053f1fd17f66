/** Pages as fax machines send them. */
import { pdf } from "./pdf-samples.ts";

export interface FaxSample {
  readonly description: string;
  readonly name: string;
  readonly contentType: string;
  readonly pages: number;
  /** Of these came so many; undefined: all. */
  readonly pagesDone?: number;
  readonly bytes: () => Uint8Array;
}

/**
 * A white page as a fax writes it: a TIFF of one strip of Group 3 (T.4) or Group 4 (T.6) for each page.
 * @param vertical dots per inch down the page: 98 or 196; 204 across
 */
function tiff(pages: number, compression: 3 | 4, vertical: 98 | 196, inches: number): Uint8Array {
  const width = 1_728;
  const height = Math.round(vertical * inches);
  const out: number[] = [0x49, 0x49, 0x2a, 0];
  const u16 = (value: number) => [value & 255, value >> 8];
  const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
  const entries = 12;
  const block = 2 + entries * 12 + 4 + 16;
  // In Group 4 a white line is the one bit "same as above"; Group 3 has the code for 1,728 white dots, padded.
  const strip =
    compression === 4
      ? new Array<number>(Math.ceil(height / 8)).fill(0xff)
      : Array.from({ length: height }, () => [0x00, 0x14, 0xd9, 0xa8]).flat();
  out.push(...u32(8));
  for (let page = 0; page < pages; page += 1) {
    const at = out.length;
    const isLast = page === pages - 1;
    const extra = at + 2 + entries * 12 + 4;
    const row = (tag: number, type: number, count: number, value: readonly number[]) => [
      ...u16(tag),
      ...u16(type),
      ...u32(count),
      ...value,
    ];
    out.push(
      ...u16(entries),
      ...row(256, 4, 1, u32(width)),
      ...row(257, 4, 1, u32(height)),
      ...row(258, 3, 1, u32(1)),
      ...row(259, 3, 1, u32(compression)),
      ...row(262, 3, 1, u32(0)),
      ...row(266, 3, 1, u32(1)),
      ...row(273, 4, 1, u32(at + block)),
      ...row(277, 3, 1, u32(1)),
      ...row(278, 4, 1, u32(height)),
      ...row(279, 4, 1, u32(strip.length)),
      ...row(282, 5, 1, u32(extra)),
      ...row(283, 5, 1, u32(extra + 8)),
      ...u32(isLast ? 0 : at + block + strip.length + (strip.length % 2)),
      ...u32(204),
      ...u32(1),
      ...u32(vertical),
      ...u32(1),
    );
    for (const byte of strip) out.push(byte);
    if (strip.length % 2 === 1) out.push(0);
  }
  return new Uint8Array(out);
}

const type = "image/tiff";
export const faxSamples = {
  standard: {
    description: "one page, Group 3, 204×98 dpi",
    name: "fax.tif",
    contentType: type,
    pages: 1,
    bytes: () => tiff(1, 3, 98, 11),
  },
  fine: {
    description: "two pages, Group 4, 204×196 dpi",
    name: "fax.tif",
    contentType: type,
    pages: 2,
    bytes: () => tiff(2, 4, 196, 11),
  },
  legal: {
    description: "legal size, 8.5×14 inches",
    name: "fax.tif",
    contentType: type,
    pages: 1,
    bytes: () => tiff(1, 4, 196, 14),
  },
  long: {
    description: "one page of two metres",
    name: "fax.tif",
    contentType: type,
    pages: 1,
    bytes: () => tiff(1, 4, 196, 79),
  },
  pdf: {
    description: "as a PDF of four pages",
    name: "fax.pdf",
    contentType: "application/pdf",
    pages: 4,
    bytes: () => pdf(4),
  },
  lostPage: {
    description: "five pages announced, of which the third and what followed never came",
    name: "fax.tif",
    contentType: type,
    pages: 5,
    pagesDone: 2,
    bytes: () => tiff(2, 4, 98, 11),
  },
} as const satisfies Record<string, FaxSample>;
export type FaxSampleName = keyof typeof faxSamples;
