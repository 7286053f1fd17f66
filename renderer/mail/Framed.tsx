import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Bridge } from "../../shared/contract/index.ts";
import type { Mail } from "../../shared/contract/mail.ts";
import { mailSandbox } from "../../shared/messages/mail-policy.ts";
import { ok } from "../../shared/result.ts";
import { mailText } from "../../shared/text/mail.ts";
import { useBase } from "../app/app.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { mailPage } from "./mail-page.ts";
import type { MailRef } from "./ref.ts";

/** More pictures of its own than that are files. */
const mostInline = 30;

/** The mail as a page in a frame that runs nothing and loads nothing but what was asked for. */
export function Framed({
  of,
  mail,
  onShown,
}: {
  readonly of: MailRef;
  readonly mail: Mail;
  /** The page's id, and the pictures that stand in it. */
  readonly onShown: (page: string, inText: readonly string[]) => void;
}) {
  const { ask } = useBase();
  const remote = useSignal<"held" | "shown">("held");
  const shown = useLoaded(`${of.workitemId} ${of.messageId} ${remote.value}`, async () => {
    const inline = await inlineOf(ask.mail, of, mail);
    const made = mailPage(mail.html, { remote: remote.peek(), inline });
    const served = await ask.mail.show({ html: made.html, remote: remote.peek() });
    return served.ok ? ok({ ...made, url: served.value.url }) : served;
  });
  const { value } = shown;
  useEffect(() => {
    if (value !== null) onShown(URL.parse(value.url)?.hostname ?? "", value.inText);
  }, [value]);
  if (value === null) return <LoadState of={shown} isEmpty loading={mailText.loading} />;
  return (
    <>
      {value.heldBack > 0 && (
        <Banner
          tone="info"
          title={mailText.heldBack(value.heldBack)}
          actions={
            <Button
              size="s"
              onPress={() => {
                remote.value = "shown";
              }}
            >
              {mailText.showPictures}
            </Button>
          }
        >
          {mailText.whyHeld}
        </Banner>
      )}
      <iframe class="mail-frame" title={mailText.frame} sandbox={mailSandbox} src={value.url} />
    </>
  );
}

/** The mail's own pictures that its text shows, as addresses with all that is in them. */
async function inlineOf(
  ask: Bridge["ask"]["mail"],
  of: MailRef,
  { html, files }: Mail,
): Promise<ReadonlyMap<string, string>> {
  const named = /cid:/i.test(html) ? files.filter(({ contentId }) => contentId !== "") : [];
  const inline = new Map<string, string>();
  for (const { fileId, contentId } of named.slice(0, mostInline)) {
    const look = await ask.look({ ...of, fileId, picture: true });
    if (look.ok && look.value.picture !== null) inline.set(contentId, look.value.picture);
  }
  return inline;
}
