import { join } from "node:path";
import type { NativeImage, nativeImage } from "electron";
import type { TrayIcon } from "./tray-model.ts";

/** File names that build/icons writes. A template image on macOS, an .ico on Windows, a PNG on Linux. */
export function trayImagePath(folder: string, icon: TrayIcon, platform: string): string {
  const name =
    platform === "darwin" ? `${icon}Template.png` : platform === "win32" ? `${icon}.ico` : `${icon}.png`;
  return join(folder, "tray", name);
}

/** Reads each tray image once. */
export function createTrayImages(
  folder: string,
  platform: string,
  api: Pick<typeof nativeImage, "createFromPath">,
) {
  const known = new Map<TrayIcon, NativeImage>();
  return (icon: TrayIcon): NativeImage => {
    const image = known.get(icon) ?? api.createFromPath(trayImagePath(folder, icon, platform));
    if (platform === "darwin") image.setTemplateImage(true);
    known.set(icon, image);
    return image;
  };
}
