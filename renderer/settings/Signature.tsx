import { useEffect, useMemo, useRef } from "preact/hooks";
import { userOf } from "../../shared/state/session.ts";
import { signatureText as text } from "../../shared/text/signature.ts";
import { useAsk } from "../app/ask.ts";
import { type EditedHtml, Editor } from "../composer/email/Editor.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { PageHead } from "./Row.tsx";
import "../composer/email/email.css";
import "./signature.css";

/** Nobody writes a signature for long: it is kept when they pause. */
const pause = 300;

/** The signature beneath the agent's emails. */
export default function Signature({ onBack }: { readonly onBack: () => void }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const userId = userOf(view.session)?.userId ?? "";
  const editor = useRef(null);
  const typed = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  function keep(): void {
    clearTimeout(timer.current);
    const html = typed.current;
    typed.current = null;
    if (html !== null) void asking.run("signature", () => ask.settings.setSignature({ html }));
  }
  useEffect(() => keep, []);

  const signature = useMemo<EditedHtml>(() => {
    const first = view.settings.signatures[userId] ?? "";
    return {
      peek: () => typed.current ?? first,
      subscribe(told) {
        told(first);
        return () => {};
      },
      type(html) {
        typed.current = html;
        clearTimeout(timer.current);
        timer.current = setTimeout(keep, pause);
      },
    };
  }, [userId]);

  return (
    <>
      <PageHead title={text.title} back={text.back} onBack={onBack} />
      <p class="quiet">{text.help}</p>
      <div class="signature">
        <Editor text={signature} label={text.title} into={editor} onWrite={() => {}} />
      </div>
      <Problem>{asking.error.value}</Problem>
    </>
  );
}
