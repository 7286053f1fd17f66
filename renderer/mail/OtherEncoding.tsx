import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import {
  decodeAs,
  decodeText,
  type OfferedEncoding,
  offeredEncodings,
} from "../../shared/messages/charset.ts";
import { textOfRaw } from "../../shared/messages/raw-mail.ts";
import { mailText } from "../../shared/text/mail.ts";
import { useBase } from "../app/app.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { LoadState } from "../ui/LoadState.tsx";
import { PlainText } from "./PlainText.tsx";
import { plainTextOf } from "./plain-text.ts";
import type { MailRef } from "./ref.ts";

/** The text of the message as it came, by an encoding that the reader chooses: the server may have read it wrongly. */
export function OtherEncoding({ of }: { readonly of: MailRef }) {
  const { ask } = useBase();
  const loaded = useLoaded(`${of.workitemId} ${of.messageId}`, () => ask.mail.original(of));
  const chosen = useSignal<OfferedEncoding | "">("");
  const part = useMemo(() => (loaded.value === null ? null : textOfRaw(loaded.value)), [loaded.value]);
  if (loaded.value === null) return <LoadState of={loaded} isEmpty loading={mailText.loading} />;
  if (part === null) return <PlainText text="" />;
  const { text, encoding } =
    chosen.value === "" ? decodeText(part.bytes, part.charset) : decodeAs(part.bytes, chosen.value);
  const known = offeredEncodings.find((each) => each === encoding);
  return (
    <>
      <label class="mail-view">
        <span>{mailText.encoding}</span>
        <select
          value={known ?? ""}
          onChange={({ currentTarget }) => {
            chosen.value = currentTarget.value as OfferedEncoding;
          }}
        >
          {known === undefined && <option value="">{encoding}</option>}
          {offeredEncodings.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <PlainText text={part.kind === "html" ? plainTextOf(text) : text} />
    </>
  );
}
