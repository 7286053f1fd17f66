import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { ask as asked } from "../app/ask.ts";
import { HistoryButton } from "../app/HistoryButton.tsx";
import { Button } from "../ui/Button.tsx";
import { Find } from "./Find.tsx";
import { useApp } from "./feature.ts";

/** People to call: the tenant's contacts, and colleagues with how they are. */
export default function Directory() {
  const { ask, dialler, view } = useApp();
  const can = agentControls(view).dial;
  function call({ kind, id, name, number }: DirectoryItem): void {
    dialler.call({ number, name, contactId: kind === "contacts" ? id : "" });
    void asked(() => ask.directory.used({ kind, id }));
  }
  return (
    <div class="room">
      <Find
        scopes={["contacts", "agents"]}
        actions={(item, tabIndex) =>
          item.number !== "" && (
            <>
              {item.kind === "contacts" && (
                <HistoryButton
                  party={{ contactId: item.id, name: item.name, number: item.number }}
                  who={item.name || item.number}
                  tabIndex={tabIndex}
                />
              )}
              <Button
                size="s"
                label={directoryText.callWho(item.name || item.number)}
                control={can}
                tabIndex={tabIndex}
                onPress={() => call(item)}
              >
                {directoryText.call}
              </Button>
            </>
          )
        }
      />
    </div>
  );
}
