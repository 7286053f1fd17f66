import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { type Held, isEmptyDraft } from "../../shared/drafts/draft.ts";
import { fileLimits } from "../../shared/messages/limits.ts";
import { wordsOf } from "../../shared/messages/sent.ts";
import { asHtml, asText, fillTemplate, missingIn } from "../../shared/messages/template.ts";
import { templateValues } from "../../shared/messages/template-values.ts";
import { draftOf, type MessageChannel } from "../../shared/state/message-key.ts";
import { filesOf } from "../../shared/state/outgoing.ts";
import type { SignedInUser } from "../../shared/state/session.ts";
import { composerText } from "../../shared/text/composer.ts";
import { Question } from "../dial/Question.tsx";
import { DraftText } from "../drafts/DraftText.tsx";
import type { DraftBox } from "../drafts/draft-box.ts";
import { useDraft } from "../drafts/use-draft.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Attachments } from "./Attachments.tsx";
import { EmojiMenu } from "./EmojiMenu.tsx";
import type { Inserting } from "./email/inserting.ts";
import { useApp } from "./feature.ts";
import { insertAtCaret, replaceWhole } from "./insert.ts";
import { peopleIn } from "./people.ts";
import { Forcing, SegmentCount } from "./Segments.tsx";
import { TemplateMenu } from "./TemplateMenu.tsx";
import { useFiles } from "./use-files.ts";
import { type Envelope, useSending } from "./use-sending.ts";

/** What writes emails is large, and loaded with the first of them. */
const Email = lazy(() => import("./email/Email.tsx"));

export interface WritingProps {
  readonly draftKey: string;
  readonly channel: MessageChannel;
  /** Whom it is written to, for the box's name; "" for nobody yet. */
  readonly who: string;
  /** What templates are filled from. */
  readonly contact: { readonly name: string; readonly address: string };
  readonly agent: SignedInUser | null;
  readonly envelope: Envelope;
  /** Above all: to whom, where the draft itself says it. */
  readonly head?: (box: DraftBox, changed: () => void) => ComponentChildren;
  /** Above the text: to whom, and how. */
  readonly children?: ComponentChildren;
}

/** The box that is written in, what it says of the text, and the press that sends it. */
export function Writing(props: WritingProps) {
  const { draftKey, channel, who, contact, agent } = props;
  const { view, ask } = useApp();
  const box = useDraft(draftKey);
  const isEmail = channel === "email";
  const { to: usual, ...others } = props.envelope;
  // Whom an email goes to is the agent's, once they said it.
  const envelope = isEmail && "to" in box.shown.value.values ? others : props.envelope;
  const missingNow = () => {
    const { body = "" } = box.shown.peek().texts;
    return missingIn(fillTemplate(wordsOf({ channel, text: body }), {}));
  };
  const { send, doubt, unfilled, busy, error, changed } = useSending({
    key: draftKey,
    channel,
    box,
    envelope,
    missing: missingNow,
  });
  const adding = useFiles(draftKey);
  const root = useRef<HTMLElement>(null);
  const { texts, values } = box.shown.value;
  const text = texts.body ?? "";
  const files = filesOf(values);
  const takesFiles = fileLimits[channel].mostFiles > 0;
  const area = () => root.current?.querySelector("textarea") ?? null;
  const email = useRef<Inserting>(null);
  const insert = (words: string) => {
    const into = isEmail ? null : area();
    if (into === null) email.current?.insert(words);
    else insertAtCaret(into, words);
  };
  const missing = missingIn(fillTemplate(wordsOf({ channel, text }), {}));
  /** What the tenant has of the contact is read for a template that wants it; without it, what is known here is taken. */
  async function fill(template: string): Promise<void> {
    const { contactId } = others;
    const wants = typeof contactId === "string" && contactId !== "" && template.includes("{{");
    const read = wants ? await ask.message.contact({ contactId }) : null;
    const record = read?.ok === true ? read.value : {};
    const pieces = fillTemplate(template, agent === null ? {} : templateValues(contact, agent, record));
    if (isEmail) email.current?.insertHtml(asHtml(pieces));
    else insert(asText(pieces));
  }
  const isFax = channel === "fax";

  return (
    <section
      class="composer-writing"
      aria-label={composerText.title}
      ref={root}
      onPasteCapture={(event) => {
        const pasted = [...(event.clipboardData?.files ?? [])];
        // A table from a spreadsheet comes as text and as a picture: the text is meant.
        const isText = event.clipboardData?.types.includes("text/plain") === true;
        if (!takesFiles || isText || pasted.length === 0) return;
        event.preventDefault();
        void adding.add(pasted);
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
        event.preventDefault();
        if (!adding.isForwarding) void send();
      }}
      onDragOver={(event) => {
        if (takesFiles && event.dataTransfer?.types.includes("Files") === true) event.preventDefault();
      }}
      onDrop={(event) => {
        const dropped = [...(event.dataTransfer?.files ?? [])];
        if (!takesFiles || dropped.length === 0) return;
        event.preventDefault();
        void adding.add(dropped);
      }}
    >
      <div class="composer-page">
        {!view.messages.isKept && (text !== "" || files.length > 0) && (
          <p class="composer-line">{composerText.notKept}</p>
        )}
        {!view.connection.synced && <p class="composer-line">{composerText.offline}</p>}
        {props.head?.(box, changed)}
        <div class="composer-choices">{props.children}</div>
        {isEmail ? (
          <Email
            box={box}
            draftKey={draftKey}
            who={who}
            usual={peopleIn(usual) ?? []}
            agent={agent}
            into={email}
            onWrite={changed}
            onForward={(of) =>
              void adding.forward({ conversationId: draftOf(draftKey)?.conversationId ?? "", ...of })
            }
          />
        ) : (
          <DraftText
            box={box}
            field="body"
            class="composer-body selectable"
            aria-label={isFax ? composerText.cover : composerText.body(who)}
            placeholder={isFax ? composerText.cover : composerText.placeholder}
            rows={2}
            dir="auto"
            spellcheck
            onWrite={changed}
          />
        )}
        <Attachments
          channel={channel}
          files={files}
          onRemove={(fileId) => {
            const left = files.filter((each) => each.fileId !== fileId);
            box.choose("files", left.length === 0 ? null : (left as unknown as Held));
            changed();
          }}
        />
        {adding.isForwarding && <p class="quiet composer-hint">{composerText.filesComing}</p>}
        {isFax && files.length === 0 && <p class="quiet composer-hint">{composerText.faxTakes}</p>}
        {missing.length > 0 && <p class="composer-line">{composerText.toFill(missing)}</p>}
        {unfilled.value.length > 0 && (
          <Question
            warns
            title={composerText.unfilledTitle(unfilled.value)}
            yes={composerText.anyway}
            no={composerText.unfilledNo}
            onYes={() => void send({ asItIs: true })}
            onNo={() => {
              unfilled.value = [];
              if (isEmail) email.current?.focus();
              else area()?.focus();
            }}
          >
            <p>{composerText.unfilledBody}</p>
          </Question>
        )}
        {channel === "sms" && (
          <Forcing
            text={text}
            onReplace={(plain) => {
              const into = area();
              if (into !== null) replaceWhole(into, plain);
            }}
          />
        )}
        {doubt.value !== null && (
          <Question
            warns
            title={composerText.doubtTitle(contact.address || (peopleIn(values.to) ?? []).join(", "))}
            yes={composerText.doubtYes}
            no={composerText.doubtNo}
            onYes={() => void send({ sure: true })}
            onNo={() => {
              doubt.value = null;
              area()?.focus();
            }}
          >
            <p>{composerText.doubtBody}</p>
          </Question>
        )}
        <Problem>{error || adding.problem}</Problem>
      </div>
      <div class="composer-foot">
        {takesFiles && (
          <IconButton
            icon="attach"
            label={composerText.attach}
            busy={adding.busy}
            onPress={() => void adding.choose()}
          />
        )}
        <TemplateMenu channel={channel} onChoose={(template) => void fill(template)} />
        <EmojiMenu onChoose={insert} />
        {isEmail && !isEmptyDraft(box.shown.value) && (
          <IconButton icon="erase" label={composerText.discard} onPress={() => emptyBox(box)} />
        )}
        {channel === "sms" && <SegmentCount text={text} />}
        <Button tone="accent" icon="outbound" busy={busy || adding.isForwarding} onPress={() => void send()}>
          {composerText.send}
        </Button>
      </div>
    </section>
  );
}

function emptyBox(box: DraftBox): void {
  const { texts, values } = box.shown.peek();
  for (const field of Object.keys(texts)) box.type(field, "");
  for (const field of Object.keys(values)) box.choose(field, null);
}
