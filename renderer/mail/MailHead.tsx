import type { Mail } from "../../shared/contract/mail.ts";
import { chipOf } from "../../shared/messages/addresses.ts";
import { mailText } from "../../shared/text/mail.ts";
import { Banner } from "../ui/Banner.tsx";

/** Who wrote it, with the address whatever the name says, and to whom. */
export function MailHead({ mail }: { readonly mail: Mail }) {
  const { name, address, posesAs } = chipOf(mail.from);
  return (
    <div class="mail-head">
      <p class="mail-from">
        {name !== "" && <bdi class="mail-name">{name}</bdi>}{" "}
        <bdi dir="ltr">{address || mailText.noSender}</bdi>
      </p>
      {posesAs !== "" && <Banner tone="warning">{mailText.posesAs(address, posesAs)}</Banner>}
      <People label={mailText.to} of={mail.to} />
      <People label={mailText.cc} of={mail.cc} />
    </div>
  );
}

function People({ label, of }: { readonly label: string; readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <p class="mail-people quiet">
      {label}:{" "}
      {of.map((written, index) => (
        <bdi key={index}>
          {written}
          {index < of.length - 1 ? ", " : ""}
        </bdi>
      ))}
    </p>
  );
}
