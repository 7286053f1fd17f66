import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { TranscriptLine } from "../../shared/state/transcript.ts";
import { transcriptAsText, transcriptText } from "../../shared/text/transcript.ts";
import { useAsk } from "../app/ask.ts";
import { IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** Puts the lines into the clipboard, with who said them. */
export function Copy(props: { readonly lines: readonly TranscriptLine[]; readonly when: "live" | "kept" }) {
  const { ask } = useApp();
  const asking = useAsk();
  const isCopied = useSignal(false);
  useEffect(() => {
    if (!isCopied.value) return;
    const timer = setTimeout(() => {
      isCopied.value = false;
    }, 2_000);
    return () => clearTimeout(timer);
  }, [isCopied.value]);

  async function copy(): Promise<void> {
    const text = transcriptAsText(props.lines, props.when);
    const done = await asking.run("copy", () => ask.desktop.copyText({ text }));
    isCopied.value = done.ok;
  }
  return (
    <>
      <span class="transcript-copied quiet" role="status">
        {isCopied.value ? transcriptText.copied : ""}
      </span>
      <IconButton
        icon={isCopied.value ? "check" : "copy"}
        label={transcriptText.copy}
        onPress={() => void copy()}
      />
      <Problem>{asking.error.value}</Problem>
    </>
  );
}
