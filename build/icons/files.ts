import { crc32, deflateSync } from "node:zlib";
import type { Picture } from "./raster.ts";

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PNG, eight bits a channel with alpha; `dpi` is noted in it when given (macOS wants 144 in @2x images). */
export function png(picture: Picture, dpi?: number): Buffer {
  const { width, height, pixels } = picture;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 4 + 1));
  // Each row begins with its filter: 0, none.
  for (let row = 0; row < height; row += 1)
    rows.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1);
  const parts = [Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header)];
  if (dpi !== undefined) {
    const density = Buffer.alloc(9);
    density.writeUInt32BE(Math.round(dpi / 0.0254), 0);
    density.writeUInt32BE(Math.round(dpi / 0.0254), 4);
    density[8] = 1;
    parts.push(chunk("pHYs", density));
  }
  parts.push(chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0)));
  return Buffer.concat(parts);
}

/** A Windows icon of several sizes: bitmaps up to 128 pixels, which everything reads, PNG above. */
export function ico(pictures: readonly Picture[]): Buffer {
  const images = pictures.map((picture) => (picture.width > 128 ? png(picture) : bitmap(picture)));
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach((image, index) => {
    const at = 6 + 16 * index;
    const size = pictures[index]?.width ?? 0;
    // 256 is written as 0.
    header.set([size % 256, size % 256], at);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(image.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([header, ...images]);
}

/** A bitmap as icons hold it: upside down, blue first, followed by a mask that nobody reads when there is alpha. */
function bitmap({ width, height, pixels }: Picture): Buffer {
  const maskRow = Math.ceil(width / 32) * 4;
  const image = Buffer.alloc(40 + width * height * 4 + maskRow * height);
  image.writeUInt32LE(40, 0);
  image.writeInt32LE(width, 4);
  image.writeInt32LE(height * 2, 8);
  image.writeUInt16LE(1, 12);
  image.writeUInt16LE(32, 14);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const from = ((height - 1 - row) * width + column) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(from, from + 4);
      image.set([blue, green, red, alpha], 40 + (row * width + column) * 4);
    }
  }
  return image;
}

/** The types under which macOS looks for each size; the retina ones hold the size that their name doubles. */
const icnsTypes: Record<number, readonly string[]> = {
  16: ["icp4"],
  32: ["icp5", "ic11"],
  64: ["icp6", "ic12"],
  128: ["ic07"],
  256: ["ic08", "ic13"],
  512: ["ic09", "ic14"],
  1024: ["ic10"],
};

/** A macOS icon from pictures of 16 to 1024 pixels, powers of two. */
export function icns(pictures: readonly Picture[]): Buffer {
  const entries = pictures.flatMap((picture) => {
    const image = png(picture);
    return (icnsTypes[picture.width] ?? []).map((type) => {
      const head = Buffer.alloc(8);
      head.write(type, "latin1");
      head.writeUInt32BE(image.length + 8, 4);
      return Buffer.concat([head, image]);
    });
  });
  const head = Buffer.alloc(8);
  head.write("icns", "latin1");
  head.writeUInt32BE(8 + entries.reduce((sum, entry) => sum + entry.length, 0), 4);
  return Buffer.concat([head, ...entries]);
}
