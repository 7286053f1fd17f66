import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { useView } from "../app/view.ts";
import { usePhone } from "../app/world.ts";
import { Button } from "../ui/Button.tsx";
import { Find } from "./Find.tsx";

/** People to call: the tenant's contacts, and colleagues with how they are. */
export default function Directory() {
  const { drafts } = usePhone();
  const can = agentControls(useView()).dial;
  function call({ kind, id, name, number }: DirectoryItem): void {
    drafts.pressed.value = { number, name, contactId: kind === "contacts" ? id : "" };
    drafts.tab.value = "keypad";
  }
  return (
    <div class="room">
      <Find
        kinds={["contacts", "agents"]}
        actions={(item) =>
          item.number !== "" && (
            <Button
              size="s"
              label={directoryText.callWho(item.name || item.number)}
              control={can}
              onPress={() => call(item)}
            >
              {directoryText.call}
            </Button>
          )
        }
      />
    </div>
  );
}
