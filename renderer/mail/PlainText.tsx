import { mailText } from "../../shared/text/mail.ts";

/** Text as it stands, with the direction of its first letter. */
export function PlainText({ text }: { readonly text: string }) {
  if (text.trim() === "") return <p class="quiet">{mailText.noText}</p>;
  return (
    <pre class="mail-text selectable" dir="auto">
      {text}
    </pre>
  );
}
