import type { Notice } from "../../shared/state/desktop.ts";
import type { FileTrouble } from "./kept-file.ts";

/** What a kept file holds; shared/text has words for each. */
export type KeptWhat = "wrapUps" | "quality" | "inCall" | "postDial" | "messages" | "settings";

/** What the user is told. Not being able to write is one word for all files: the disk is the same. */
export function fileNotice(what: KeptWhat, trouble: FileTrouble): Omit<Notice, "id"> {
  if (trouble.kind === "notSaved") return { tone: "warning", key: "filesNotSaved", values: {} };
  const key = trouble.kind === "setAside" ? "fileSetAside" : "fileStuck";
  return { tone: "warning", key, values: { what, file: trouble.file } };
}
