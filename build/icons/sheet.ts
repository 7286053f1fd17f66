import { trayIcons } from "../../main/desktop/tray-icons.ts";
import { appIcon } from "./app-icon.ts";
import { type Colour, hex, type Picture, paste } from "./raster.ts";
import { templateImage, tileImage } from "./tray.ts";

function blank(width: number, height: number, colour: Colour): Picture {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < pixels.length; at += 4) pixels.set([colour[0], colour[1], colour[2], 255], at);
  return { width, height, pixels };
}

/** A light bar's template image turned white, as a dark menu bar shows it. */
function inverted(picture: Picture): Picture {
  const pixels = picture.pixels.map((value, index) => (index % 4 === 3 ? value : 255 - value));
  return { ...picture, pixels };
}

/** All icons as they look on light and dark bars, true to size and enlarged, for a person to judge. */
export function contactSheet(): Picture {
  const sheet = blank(1180, 900, hex("#f3f3f3"));
  paste(sheet, blank(1180, 300, hex("#1f2023")), 0, 300);
  trayIcons.forEach((state, index) => {
    const left = 10 + index * 165;
    for (const [top, turn] of [
      [10, (picture: Picture) => picture],
      [310, inverted],
    ] as const) {
      paste(sheet, turn(templateImage(state, 16)), left, top);
      paste(sheet, turn(templateImage(state, 32)), left + 24, top);
      paste(sheet, turn(templateImage(state, 16)), left, top + 40, 6);
      paste(sheet, tileImage(state, 16), left, top + 150);
      paste(sheet, tileImage(state, 20), left + 24, top + 150);
      paste(sheet, tileImage(state, 24), left + 50, top + 150);
      paste(sheet, tileImage(state, 32), left + 80, top + 150);
      paste(sheet, tileImage(state, 16), left, top + 190, 6);
    }
  });
  let left = 10;
  for (const size of [16, 24, 32, 48, 64, 128, 256]) {
    paste(sheet, appIcon(size, size <= 48 ? 0 : 0.02), left, 620);
    left += size + 16;
  }
  paste(sheet, appIcon(256, 0.1), left, 620);
  paste(sheet, appIcon(16, 0), 10, 760, 8);
  paste(sheet, appIcon(32, 0), 150, 760, 4);
  return sheet;
}
