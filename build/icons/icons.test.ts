import { inflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { overlayIcons, trayIcons } from "../../main/desktop/tray-icons.ts";
import { allIcons } from "./make.ts";
import { templateImage, tileImage } from "./tray.ts";

let icons = new Map<string, Buffer>();
beforeAll(() => {
  icons = allIcons();
}, 60_000);

const file = (name: string): Buffer => {
  const found = icons.get(name);
  if (found === undefined) throw new Error(`${name} was not made`);
  return found;
};

describe("the files", () => {
  test("every tray state has its image for every platform", () => {
    for (const state of trayIcons)
      for (const ending of ["Template.png", "Template@2x.png", ".ico", ".png", "@2x.png"])
        expect(icons.has(`tray/${state}${ending}`)).toBe(true);
  });

  test("every overlay of the taskbar has its image, and a sharper one", () => {
    for (const name of overlayIcons)
      for (const ending of [".png", "@2x.png"]) expect(icons.has(`overlay/${name}${ending}`)).toBe(true);
  });

  test("a PNG is well formed and of its size", () => {
    const image = file("tray/mutedTemplate@2x.png");
    expect(image.subarray(1, 4).toString()).toBe("PNG");
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([32, 32]);
    const at = image.indexOf("IDAT");
    const pixels = inflateSync(image.subarray(at + 4, at + 4 + image.readUInt32BE(at - 4)));
    expect(pixels).toHaveLength(32 * (32 * 4 + 1));
  });

  test("an ICO lists the sizes that Windows asks for", () => {
    const image = file("tray/available.ico");
    const sizes = Array.from({ length: image.readUInt16LE(4) }, (_, index) => image[6 + 16 * index]);
    expect(sizes).toEqual([16, 20, 24, 32]);
    const last = 6 + 16 * (sizes.length - 1);
    expect(image.readUInt32LE(last + 12) + image.readUInt32LE(last + 8)).toBe(image.length);
  });

  test("an ICNS is as long as it says and holds the large sizes", () => {
    const image = file("app/icon.icns");
    expect(image.subarray(0, 4).toString()).toBe("icns");
    expect(image.readUInt32BE(4)).toBe(image.length);
    for (const type of ["ic07", "ic08", "ic09", "ic10"]) expect(image.includes(type)).toBe(true);
  });
});

describe("the tray's states", () => {
  test("template images are black and alpha only", () => {
    for (const state of trayIcons) {
      const { pixels } = templateImage(state, 16);
      for (let at = 0; at < pixels.length; at += 4)
        expect([pixels[at], pixels[at + 1], pixels[at + 2]]).toEqual([0, 0, 0]);
    }
  });

  test("differ in shape at 16 pixels, not only in colour", () => {
    const ink = (state: (typeof trayIcons)[number]) =>
      templateImage(state, 16).pixels.filter((_, index) => index % 4 === 3);
    for (const a of trayIcons) {
      for (const b of trayIcons) {
        if (a >= b) continue;
        const [one, other] = [ink(a), ink(b)];
        const differing = one.filter((alpha, index) => Math.abs(alpha - (other[index] ?? 0)) > 128).length;
        expect.soft(differing, `${a} and ${b}`).toBeGreaterThanOrEqual(10);
      }
    }
  });

  test("white stands out from each tile by at least 4.5 to 1", () => {
    for (const state of trayIcons) {
      const { pixels } = tileImage(state, 32);
      // Two pixels in from the left, half way down: the tile itself.
      const at = (16 * 32 + 2) * 4;
      const light = [pixels[at], pixels[at + 1], pixels[at + 2]].map((value = 0) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      const [red = 0, green = 0, blue = 0] = light;
      const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      expect(1.05 / (luminance + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
