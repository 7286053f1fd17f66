import { join } from "node:path";
import type { NativeImage, nativeImage } from "electron";
import type { OverlayIcon, TrayIcon } from "./tray-icons.ts";

/**
 * Where the icons are. Windows reads an .ico again and again, and from an archive Electron reads it by a copy in the
 * folder for temporary files: the icon would go with the first clean-up (electron#30911). There they lie beside it.
 */
export function iconFolder(root: string, platform: string): string {
  const from = platform === "win32" && root.endsWith(".asar") ? `${root}.unpacked` : root;
  return join(from, "dist", "icons");
}

/** File names that build/icons writes. A template image on macOS, an .ico on Windows, a PNG on Linux. */
export function trayImagePath(folder: string, icon: TrayIcon, platform: string): string {
  const name =
    platform === "darwin" ? `${icon}Template.png` : platform === "win32" ? `${icon}.ico` : `${icon}.png`;
  return join(folder, "tray", name);
}

/** Reads an image for the taskbar's icon, with the sharper one beside it for larger displays. */
export const createOverlayImages =
  (folder: string, api: Pick<typeof nativeImage, "createFromPath">) =>
  (icon: OverlayIcon): NativeImage =>
    api.createFromPath(join(folder, "overlay", `${icon}.png`));

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
