import { join } from "node:path";
import type { Dialog } from "electron";

/** Where the user wants a file; null when they think better of it. `folder` is where the search begins. */
export async function askForPlace(
  dialog: Pick<Dialog, "showSaveDialog">,
  folder: string,
  name: string,
  format?: string,
): Promise<string | null> {
  const filters = format === undefined ? [] : [{ name: format.toUpperCase(), extensions: [format] }];
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(folder, name),
    ...(filters.length > 0 && { filters }),
  });
  return canceled ? null : filePath;
}
