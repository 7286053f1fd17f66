import { useSignal } from "@preact/signals";
import { peopleText } from "../../shared/text/people.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** The way to everything that was said and written with a contact. */
export function Conversation({ contactId }: { readonly contactId: string }) {
  const { ask } = useApp();
  const asking = useAsk();
  const isNone = useSignal(false);
  async function open(): Promise<void> {
    const opened = await asking.run("open", () => ask.directory.openConversation({ contactId }));
    isNone.value = opened.ok && !opened.value;
  }
  return (
    <div class="profile-deeds">
      <Button icon="transcript" busy={asking.busy.value !== ""} onPress={() => void open()}>
        {peopleText.openConversation}
      </Button>
      <p class="quiet" role="status">
        {isNone.value && peopleText.noConversation}
      </p>
      <Problem>{asking.error.value}</Problem>
    </div>
  );
}
