import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { overlayIcons, trayIcons } from "../../main/desktop/tray-icons.ts";
import { root } from "../bundle.ts";
import { appIcon } from "./app-icon.ts";
import { icns, ico, png } from "./files.ts";
import { contactSheet } from "./sheet.ts";
import { overlayImage, templateImage, tileImage } from "./tray.ts";

/**
 * Every icon the product has, as path under `dist/icons` to content.
 *
 * - `tray/NAMETemplate.png` and `tray/NAMETemplate@2x.png`: macOS
 * - `tray/NAME.ico` (16, 20, 24, 32): Windows
 * - `tray/NAME.png` and `tray/NAME@2x.png` (16, 32): Linux
 * - `overlay/NAME.png` and `overlay/NAME@2x.png` (16, 32): over the taskbar's icon on Windows
 * - `app/icon.icns`, `app/icon.ico`, `app/icon.png` (512)
 *
 * NAME is a tray state, see tray.ts.
 */
export function allIcons(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const state of trayIcons) {
    files.set(`tray/${state}Template.png`, png(templateImage(state, 16), 72));
    files.set(`tray/${state}Template@2x.png`, png(templateImage(state, 32), 144));
    files.set(`tray/${state}.ico`, ico([16, 20, 24, 32].map((size) => tileImage(state, size))));
    files.set(`tray/${state}.png`, png(tileImage(state, 16)));
    files.set(`tray/${state}@2x.png`, png(tileImage(state, 32)));
  }
  for (const name of overlayIcons) {
    files.set(`overlay/${name}.png`, png(overlayImage(name, 16)));
    files.set(`overlay/${name}@2x.png`, png(overlayImage(name, 32)));
  }
  const sizes = [16, 24, 32, 48, 64, 128, 256];
  files.set("app/icon.ico", ico(sizes.map((size) => appIcon(size, size <= 48 ? 0 : 0.02))));
  files.set("app/icon.png", png(appIcon(512, 0.02)));
  const macSizes = [16, 32, 64, 128, 256, 512, 1024];
  files.set("app/icon.icns", icns(macSizes.map((size) => appIcon(size, 0.1))));
  return files;
}

/** Writes them all to `dist/icons`. */
export function makeIcons(): void {
  for (const [name, content] of allIcons()) {
    const file = join(root, "dist/icons", name);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, content);
  }
}

/** `npm run icons`: writes the icons, and a sheet of them all to look at. */
export async function iconsCommand(): Promise<number> {
  makeIcons();
  mkdirSync(join(root, "test-results"), { recursive: true });
  writeFileSync(join(root, "test-results/icons.png"), png(contactSheet()));
  console.log("icons: written to dist/icons; a sheet of them to test-results/icons.png");
  return 0;
}
