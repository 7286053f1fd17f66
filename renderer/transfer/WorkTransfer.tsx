import type { DirectoryItem } from "../../shared/contract/directory.ts";
import type { WorkTarget } from "../../shared/contract/work.ts";
import { workControls } from "../../shared/state/controls.ts";
import type { MessageWork } from "../../shared/state/work.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { workText } from "../../shared/text/work.ts";
import { useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { Find } from "../directory/Find.tsx";
import { useSearch } from "../directory/search.ts";
import { partyOf } from "../party/describe.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useWorkTransfer } from "./feature.ts";
import "./transfer.css";

function targetOf({ kind, id, name }: DirectoryItem): WorkTarget | null {
  if (kind === "agents") return { kind: "agent", id, name };
  return kind === "queues" ? { kind: "queue", id, name } : null;
}

export interface WorkTransferProps {
  readonly work: MessageWork;
  readonly onClose: () => void;
}

/** Where message work can go: to a colleague or a queue, at once. What is written in it stays here as a draft. */
export default function WorkTransfer({ work, onClose }: WorkTransferProps) {
  const { ask, view } = useWorkTransfer();
  const search = useSearch();
  const region = useRegion();
  const asking = useAsk();
  const { workitemId, channel } = work;
  const can = workControls(view, workitemId);

  async function send(to: WorkTarget): Promise<void> {
    const sent = await asking.run(to.id, () => ask.work.transfer({ workitemId, to }));
    if (!sent.ok) return;
    search.value = "";
    onClose();
  }

  return (
    <section
      class="transfer work-transfer"
      aria-label={workText.transferWho(channel, partyOf(work, region))}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="transfer-head">
        <h3>{transferText.transfer}</h3>
        <Button size="s" tone="quiet" icon="close" onPress={onClose}>
          {workText.transferClose}
        </Button>
      </div>
      <Problem>{asking.error.value}</Problem>
      <Find
        scopes={["agents", "queues"]}
        focus
        actions={(item, tabIndex) => {
          const to = targetOf(item);
          return (
            to !== null && (
              <Button
                size="s"
                tabIndex={tabIndex}
                label={transferText.nowTo(item.name)}
                control={can.transfer}
                busy={asking.busy.value === to.id}
                onPress={() => void send(to)}
              >
                {transferText.now}
              </Button>
            )
          );
        }}
      />
    </section>
  );
}
