import { useSignal } from "@preact/signals";
import { historyText } from "../../shared/text/history.ts";
import { peopleText } from "../../shared/text/people.ts";
import { useAsk } from "../app/ask.ts";
import { useHistoryOf } from "../app/history-of.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** The ways to everything that was said and written with a contact. */
export function Conversation({ contactId, name }: { readonly contactId: string; readonly name: string }) {
  const { ask } = useApp();
  const asking = useAsk();
  const openHistory = useHistoryOf(asking)({ contactId, name, number: "" });
  const isNone = useSignal(false);
  async function open(): Promise<void> {
    const opened = await asking.run("open", () => ask.directory.openConversation({ contactId }));
    isNone.value = opened.ok && !opened.value;
  }
  return (
    <div class="profile-deeds">
      <Button icon="transcript" busy={asking.busy.value === "open"} onPress={() => void open()}>
        {peopleText.openConversation}
      </Button>
      {openHistory !== null && (
        <Button icon="recent" busy={asking.busy.value === "history"} onPress={openHistory}>
          {historyText.all}
        </Button>
      )}
      <p class="quiet" role="status">
        {isNone.value && peopleText.noConversation}
      </p>
      <Problem>{asking.error.value}</Problem>
    </div>
  );
}
