import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { refuseUnknownMembers, strict } from "./strict.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Pixels {
  readonly bytes: Buffer;
  readonly size: Size;
  readonly scaleFactor: number;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The size a PNG says it has, or null for anything else: Electron makes an empty image of that. */
function pngSize(bytes: Buffer): Size | null {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(signature)) return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** A picture as main knows it: its bytes and where they came from, which is what a test asks of an icon. */
export class NativeImage {
  /** File name without extension, or a digest of the bytes. */
  readonly hostName: string;
  readonly hostPath: string;
  readonly #pixels: Pixels[] = [];
  #template: boolean;

  constructor(name: string, path: string, pixels: readonly Pixels[]) {
    this.hostName = name;
    this.hostPath = path;
    this.#pixels = [...pixels];
    this.#template = /Template(@\dx)?$/.test(name);
  }

  isEmpty(): boolean {
    return this.#pixels.length === 0;
  }

  getSize(scaleFactor = 1): Size {
    const found = this.#pixels.find((each) => each.scaleFactor === scaleFactor) ?? this.#pixels[0];
    if (found === undefined) return { width: 0, height: 0 };
    return {
      width: Math.round(found.size.width / found.scaleFactor),
      height: Math.round(found.size.height / found.scaleFactor),
    };
  }

  getAspectRatio(): number {
    const { width, height } = this.getSize();
    return height === 0 ? 1 : width / height;
  }

  getScaleFactors(): number[] {
    return this.#pixels.map((each) => each.scaleFactor);
  }

  toPNG(): Buffer {
    return this.#pixels[0]?.bytes ?? Buffer.alloc(0);
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.toPNG().toString("base64")}`;
  }

  resize(wish: { width?: number; height?: number }): NativeImage {
    const now = this.getSize();
    const width = wish.width ?? Math.round((wish.height ?? now.height) * this.getAspectRatio());
    const height = wish.height ?? Math.round(width / this.getAspectRatio());
    const pixels = this.#pixels
      .slice(0, 1)
      .map(({ bytes }) => ({ bytes, size: { width, height }, scaleFactor: 1 }));
    return new NativeImage(this.hostName, this.hostPath, pixels);
  }

  addRepresentation(wish: { scaleFactor?: number; buffer?: Buffer; dataURL?: string }): void {
    const bytes = wish.buffer ?? Buffer.from(wish.dataURL?.split(",")[1] ?? "", "base64");
    const size = pngSize(bytes);
    if (size !== null) this.#pixels.push({ bytes, size, scaleFactor: wish.scaleFactor ?? 1 });
  }

  setTemplateImage(template: boolean): void {
    this.#template = template;
  }

  isTemplateImage(): boolean {
    return this.#template;
  }
}
refuseUnknownMembers(NativeImage.prototype, "NativeImage");

function fromBuffer(bytes: Buffer, scaleFactor: number, name: string, path: string): NativeImage {
  const size = pngSize(bytes);
  return new NativeImage(name, path, size === null ? [] : [{ bytes, size, scaleFactor }]);
}

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex").slice(0, 12);

export const nativeImage = strict("nativeImage", {
  createEmpty: () => new NativeImage("", "", []),
  createFromPath(path: string): NativeImage {
    const name = basename(path).replace(/\.[a-z]+$/i, "");
    if (!existsSync(path)) return new NativeImage(name, path, []);
    const image = fromBuffer(readFileSync(path), 1, name, path);
    for (const scaleFactor of [2, 3]) {
      const larger = path.replace(/(\.[a-z]+)$/i, `@${scaleFactor}x$1`);
      if (existsSync(larger)) image.addRepresentation({ scaleFactor, buffer: readFileSync(larger) });
    }
    return image;
  },
  createFromBuffer: (bytes: Buffer, options: { scaleFactor?: number } = {}) =>
    fromBuffer(bytes, options.scaleFactor ?? 1, digest(bytes), ""),
  createFromDataURL(url: string): NativeImage {
    const bytes = Buffer.from(url.split(",")[1] ?? "", "base64");
    return fromBuffer(bytes, 1, digest(bytes), "");
  },
});

/** An image given as path or object; throws what Electron throws for a path without an image. */
export function imageFrom(given: string | NativeImage): NativeImage {
  if (typeof given !== "string") return given;
  const image = nativeImage.createFromPath(given);
  if (image.isEmpty()) throw new Error(`Failed to load image from path '${given}'`);
  return image;
}
