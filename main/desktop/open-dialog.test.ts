import { expect, test } from "vitest";
import { acceptOn } from "../../shared/messages/limits.ts";
import { askForFiles } from "./open-dialog.ts";

const answering = (canceled: boolean) => {
  const asked: unknown[] = [];
  return {
    asked,
    async showOpenDialog(options: unknown) {
      asked.push(options);
      return { canceled, filePaths: ["/a.pdf"], bookmarks: [] };
    },
  };
};

test("the dialog shows what the channel takes", async () => {
  const dialog = answering(false);
  expect(await askForFiles(dialog as never, acceptOn("fax"))).toEqual(["/a.pdf"]);
  expect(await askForFiles(dialog as never, acceptOn("email"))).toEqual(["/a.pdf"]);
  expect(dialog.asked).toMatchObject([
    { filters: [{ extensions: ["pdf", "tif", "tiff", "png", "jpg", "jpeg"] }] },
    { filters: [] },
  ]);
});

test("nothing is chosen where it is closed", async () =>
  expect(await askForFiles(answering(true) as never, [])).toEqual([]));
