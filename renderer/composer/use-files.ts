import { useSignal } from "@preact/signals";
import type { AddedFiles } from "../../shared/contract/message.ts";
import { type Answer, fail } from "../../shared/result.ts";
import { composerText } from "../../shared/text/composer.ts";
import { useAsk } from "../app/ask.ts";
import { useApp } from "./feature.ts";

/** Main takes as much of a pasted picture; more is said before it is sent there. */
const mostPasted = 5_000_000;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

/** Adding files to a draft: by the system's dialog, dropped, or pasted. */
export function useFiles(key: string) {
  const { ask } = useApp();
  const asking = useAsk();
  const said = useSignal("");

  function tell(added: Answer<AddedFiles>): void {
    if (added.ok && added.value.unreadable > 0) said.value = composerText.fileUnreadable;
  }

  /** What is nowhere on the disk (a picture of another program) goes as bytes. */
  async function pasteBytes(files: readonly File[]): Promise<void> {
    for (const file of files) {
      if (file.size > mostPasted) {
        said.value = composerText.pasteTooBig;
        continue;
      }
      const data = await base64Of(file).catch(() => "");
      const pasted =
        data === "" ? fail("notFound") : await ask.message.pasteFile({ key, name: file.name, data });
      if (!pasted.ok) said.value = composerText.fileUnreadable;
    }
  }

  const forwarding = useAsk();

  return {
    /** What went wrong with the last ones, in words. */
    problem: said.value || asking.error.value || forwarding.error.value,
    busy: asking.busy.value === "files",
    /** Files of an email are on their way into the draft: it cannot go without them. */
    isForwarding: forwarding.busy.value !== "",
    async forward(of: {
      readonly conversationId: string;
      readonly workitemId: string;
      readonly messageId: string;
    }) {
      said.value = "";
      const taken = await forwarding.run("forward", () => ask.message.forwardFiles({ key, ...of }));
      if (taken.ok && taken.value.missing.length > 0)
        said.value = composerText.filesMissing(taken.value.missing);
    },
    async choose(): Promise<void> {
      said.value = "";
      tell(await asking.run("files", () => ask.message.chooseFiles({ key })));
    },
    async add(files: readonly File[]): Promise<void> {
      said.value = "";
      const added = await asking.run("files", () => ask.message.addFiles({ key }, files));
      tell(added);
      if (added.ok) await pasteBytes(added.value.nowhere.flatMap((index) => files[index] ?? []));
    },
  };
}
