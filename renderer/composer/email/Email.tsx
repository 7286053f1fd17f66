import { useSignal, useSignalEffect } from "@preact/signals";
import type { Ref } from "preact";
import { useId, useImperativeHandle, useMemo, useRef } from "preact/hooks";
import type { Held } from "../../../shared/drafts/draft.ts";
import { beginAnswer } from "../../../shared/messages/answer.ts";
import { plainOf } from "../../../shared/messages/html.ts";
import { filesOf } from "../../../shared/state/outgoing.ts";
import type { SignedInUser } from "../../../shared/state/session.ts";
import { composerText } from "../../../shared/text/composer.ts";
import { DraftText } from "../../drafts/DraftText.tsx";
import type { DraftBox } from "../../drafts/draft-box.ts";
import { Button } from "../../ui/Button.tsx";
import { takeAnswer } from "../answering.ts";
import { useApp, useKept } from "../feature.ts";
import { peopleIn } from "../people.ts";
import { Addressees } from "./Addressees.tsx";
import { type EditedHtml, Editor } from "./Editor.tsx";
import type { Inserting } from "./inserting.ts";
import "./email.css";

export interface EmailProps {
  readonly box: DraftBox;
  readonly draftKey: string;
  readonly who: string;
  /** Whom it goes to where the draft does not say it. */
  readonly usual: readonly string[];
  readonly agent: SignedInUser | null;
  readonly into: Ref<Inserting>;
  readonly onWrite: () => void;
  /** The files of that email are to go along. */
  readonly onForward: (of: { readonly workitemId: string; readonly messageId: string }) => void;
}

const bodyOf = (box: DraftBox): EditedHtml => ({
  peek: () => box.shown.peek().texts.body ?? "",
  subscribe: (told) => box.shown.subscribe(({ texts }) => told(texts.body ?? "")),
  type: (html) => box.type("body", html),
});

/** An email as it is written: to whom, its subject, its text, and beneath it what it answers. */
export default function Email(props: EmailProps) {
  const { box, draftKey, who, usual, agent, into, onWrite, onForward } = props;
  const kept = useKept();
  const editor = useRef<Inserting>(null);
  const subject = useId();
  const { view } = useApp();
  const signature = view.settings.signatures[agent?.userId ?? ""] ?? "";
  const body = useMemo<EditedHtml>(() => bodyOf(box), [box]);
  const wantsCopies = useSignal(false);
  useImperativeHandle(into, () => ({
    insert: (text) => editor.current?.insert(text),
    insertHtml: (html) => editor.current?.insertHtml(html),
    focus: () => editor.current?.focus(),
  }));
  // An answer that was begun in the thread takes the place of who and about what; the words stay.
  useSignalEffect(() => {
    if (kept.answers.value[draftKey] === undefined || !box.isRead.value) return;
    const answer = takeAnswer(kept, draftKey);
    if (answer === null) return;
    const begun = beginAnswer(answer.kind, answer.original, agent === null ? [] : [agent.username]);
    box.choose("to", begun.to);
    box.choose("cc", begun.cc.length === 0 ? null : begun.cc);
    box.choose("bcc", null);
    box.choose("answers", begun.answers);
    // Those of an email that was to be passed on before do not go along with another answer.
    const own = filesOf(box.shown.peek().values).filter((file) => !file.isForwarded);
    box.choose("files", own.length === 0 ? null : (own as unknown as Held));
    if (answer.kind === "forward" && answer.original.mail.files.length > 0) {
      const { workitemId, messageId } = answer.original;
      void box.settled().then(() => onForward({ workitemId, messageId }));
    }
    box.type("subject", begun.subject);
    box.type("quote", begun.quote);
    editor.current?.focus();
  });
  const { texts, values } = box.shown.value;
  const { quote = "" } = texts;
  const people = {
    to: peopleIn(values.to) ?? usual,
    cc: peopleIn(values.cc) ?? [],
    bcc: peopleIn(values.bcc) ?? [],
  };
  const hasCopies = wantsCopies.value || people.cc.length > 0 || people.bcc.length > 0;
  const row = (field: "to" | "cc" | "bcc") => (
    <Addressees
      label={composerText[field]}
      written={people[field]}
      onChange={(written) => {
        // Nobody is said too: else it would go to the usual one.
        box.choose(field, written.length === 0 && field !== "to" ? null : written);
        onWrite();
      }}
    />
  );
  return (
    <div class="email">
      {row("to")}
      {hasCopies ? (
        <>
          {row("cc")}
          {row("bcc")}
        </>
      ) : (
        <Button
          size="s"
          tone="quiet"
          onPress={() => {
            wantsCopies.value = true;
          }}
        >
          {composerText.copies}
        </Button>
      )}
      <div class="email-row">
        <label class="quiet" for={subject}>
          {composerText.subject}
        </label>
        <DraftText
          box={box}
          field="subject"
          id={subject}
          class="email-subject selectable"
          rows={1}
          dir="auto"
          spellcheck
          onWrite={onWrite}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
            event.preventDefault();
            editor.current?.focus();
          }}
        />
      </div>
      <Editor text={body} label={composerText.body(who)} into={editor} onWrite={onWrite} />
      {signature !== "" && values.noSignature !== true && (
        <div class="email-signature">
          <p class="email-quote quiet" dir="auto">
            {plainOf(signature)}
          </p>
          <Button
            size="s"
            tone="quiet"
            onPress={() => {
              box.choose("noSignature", true);
              onWrite();
            }}
          >
            {composerText.leaveSignature}
          </Button>
        </div>
      )}
      {quote !== "" && (
        <details class="email-original">
          <summary>{composerText.original}</summary>
          <p class="email-quote selectable" dir="auto">
            {plainOf(quote)}
          </p>
          <Button size="s" tone="quiet" onPress={() => box.type("quote", "")}>
            {composerText.removeOriginal}
          </Button>
        </details>
      )}
    </div>
  );
}
