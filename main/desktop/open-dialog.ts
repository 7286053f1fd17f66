import type { Dialog } from "electron";
import { composerText } from "../../shared/text/composer.ts";

/** Endings by media type, as the system's dialog narrows its list. */
const endings: Readonly<Record<string, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/tiff": ["tif", "tiff"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "text/vcard": ["vcf"],
  "audio/mpeg": ["mp3", "m4a", "wav", "ogg"],
  "video/mp4": ["mp4", "mov", "webm"],
};

/** Which files the user wants to send; none when they think better of it. Without types all are shown. */
export async function askForFiles(
  dialog: Pick<Dialog, "showOpenDialog">,
  types: readonly string[],
): Promise<readonly string[]> {
  const extensions = types.flatMap((type) => endings[type] ?? []);
  const fits = { name: composerText.filesThatFit, extensions };
  const { canceled, filePaths } = await dialog.showOpenDialog({
    properties: ["openFile", "multiSelections"],
    filters: extensions.length === 0 ? [] : [fits],
  });
  return canceled ? [] : filePaths;
}
