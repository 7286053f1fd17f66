import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Mail } from "../../shared/contract/mail.ts";
import type { AnswerKind } from "../../shared/messages/answer.ts";
import { isGarbled } from "../../shared/messages/charset.ts";
import { mailText } from "../../shared/text/mail.ts";
import { useBase } from "../app/app.ts";
import { useAsk } from "../app/ask.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { Framed } from "./Framed.tsx";
import MailFiles from "./MailFiles.tsx";
import { MailHead } from "./MailHead.tsx";
import { OtherEncoding } from "./OtherEncoding.tsx";
import { PlainText } from "./PlainText.tsx";
import { plainTextOf } from "./plain-text.ts";
import type { MailRef } from "./ref.ts";
import "./mail.css";

const views = ["formatted", "plain", "otherEncoding", "original"] as const;
type View = (typeof views)[number];
const answers = ["reply", "all", "forward"] as const satisfies readonly AnswerKind[];

export interface MailViewProps {
  readonly of: MailRef;
  /** The agent answers it or passes it on. `text`: what it says, as plain text. */
  readonly onAnswer: (kind: AnswerKind, mail: Mail, text: string) => void;
}

/** One mail, opened: who wrote it to whom, its text in one of several forms, its files. */
export default function MailView({ of, onAnswer }: MailViewProps) {
  const { ask } = useBase();
  const loaded = useLoaded(`${of.workitemId} ${of.messageId}`, () => ask.mail.read(of));
  if (loaded.value === null) return <LoadState of={loaded} isEmpty loading={mailText.loading} />;
  return <Opened of={of} mail={loaded.value} onAnswer={onAnswer} />;
}

function Opened({ of, mail, onAnswer }: MailViewProps & { readonly mail: Mail }) {
  const { ask } = useBase();
  const asking = useAsk();
  const chosen = useSignal<View>(mail.html === "" ? "plain" : "formatted");
  /** The page in the frame, for printing. */
  const page = useSignal("");
  /** Content-IDs of pictures that stand in the text. */
  const inText = useSignal<readonly string[]>([]);
  const offered = views.filter((view) => {
    if (view === "formatted") return mail.html !== "";
    return view === "plain" || mail.hasOriginal;
  });
  const view = chosen.value;
  return (
    <div class="mail">
      <MailHead mail={mail} />
      <div class="mail-tools">
        <label class="mail-view">
          <span>{mailText.view}</span>
          <select
            value={view}
            onChange={({ currentTarget }) => {
              chosen.value = currentTarget.value as View;
            }}
          >
            {offered.map((each) => (
              <option key={each} value={each}>
                {mailText[each]}
              </option>
            ))}
          </select>
        </label>
        {answers.map((kind) => (
          <Button key={kind} size="s" onPress={() => onAnswer(kind, mail, textOf(mail))}>
            {mailText[kind]}
          </Button>
        ))}
        {view === "formatted" && page.value !== "" && (
          <Button
            size="s"
            tone="quiet"
            busy={asking.busy.value === "print"}
            onPress={() => void asking.run("print", () => ask.mail.print({ page: page.peek() }))}
          >
            {mailText.print}
          </Button>
        )}
      </div>
      <Problem>{asking.error.value}</Problem>
      {view === "formatted" && (
        <Framed
          of={of}
          mail={mail}
          onShown={(id, used) => {
            page.value = id;
            inText.value = used;
          }}
        />
      )}
      {view === "plain" && <Plain mail={mail} />}
      {view === "otherEncoding" && <OtherEncoding of={of} />}
      {view === "original" && <Original of={of} />}
      <MailFiles of={of} files={mail.files.filter(({ contentId }) => !inText.value.includes(contentId))} />
    </div>
  );
}

/** Their own plain text may say anything; what is shown and quoted is what the formatted one says. */
const textOf = (mail: Mail) => (mail.html === "" ? mail.text : plainTextOf(mail.html));

function Plain({ mail }: { readonly mail: Mail }) {
  const text = useMemo(() => textOf(mail), [mail]);
  return (
    <>
      <PlainText text={text} />
      {mail.hasOriginal && isGarbled(text) && <p class="quiet">{mailText.garbled}</p>}
    </>
  );
}

function Original({ of }: { readonly of: MailRef }) {
  const { ask } = useBase();
  const loaded = useLoaded(`${of.workitemId} ${of.messageId}`, () => ask.mail.original(of));
  if (loaded.value === null) return <LoadState of={loaded} isEmpty loading={mailText.loading} />;
  return (
    // A long text in a box of its own height: it is scrolled by keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <pre class="mail-original selectable" dir="ltr" tabIndex={0}>
      {loaded.value}
    </pre>
  );
}
