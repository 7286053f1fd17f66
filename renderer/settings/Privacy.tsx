import { useSignal } from "@preact/signals";
import { keptThings, type RemovableThing, removableThings } from "../../shared/contract/privacy.ts";
import { fileSize } from "../../shared/text/file-size.ts";
import { keptText, privacyText as text } from "../../shared/text/privacy.ts";
import { useAsk } from "../app/ask.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Button } from "../ui/Button.tsx";
import { Confirm } from "../ui/Dialog.tsx";
import { Problem } from "../ui/Field.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { useApp } from "./feature.ts";
import { Group, Row } from "./Row.tsx";

const isRemovable = (what: string): what is RemovableThing => removableThings.some((each) => each === what);

/** What is kept on this computer, how much of it, and a press that removes what nobody has to send any more. */
export function Privacy() {
  const { ask } = useApp();
  const asking = useAsk();
  const kept = useLoaded("kept", () => ask.privacy.kept());
  const asked = useSignal<RemovableThing | null>(null);
  const removed = useSignal("");
  const sizes = kept.value;
  async function remove(what: RemovableThing): Promise<void> {
    asked.value = null;
    const done = await asking.run(what, () => ask.privacy.remove({ what }));
    removed.value = done.ok ? what : "";
    kept.retry();
  }
  return (
    <Group title={text.title}>
      {keptThings.map((what) => {
        const { label, hint } = keptText[what];
        const size = sizes?.[what] ?? 0;
        return (
          <Row
            key={what}
            label={label}
            hint={hint}
            below={
              <p class="check-word" role="status">
                {removed.value === what && text.removed}
              </p>
            }
          >
            <span class="quiet tabular">
              {sizes === null ? "" : size === 0 ? text.nothing : fileSize(size)}
            </span>
            {isRemovable(what) && size > 0 && (
              <Button
                size="s"
                label={text.removeWhat(label)}
                busy={asking.busy.value === what}
                onPress={() => {
                  asked.value = what;
                }}
              >
                {text.remove}
              </Button>
            )}
          </Row>
        );
      })}
      <Problem>{asking.error.value}</Problem>
      {kept.failure !== null && <LoadState of={kept} isEmpty loading={text.loading} />}
      {asked.value !== null && (
        <Confirm
          title={text.ask(keptText[asked.value].label)}
          body={text.askBody}
          yes={text.remove}
          no={text.no}
          onYes={() => asked.value !== null && void remove(asked.value)}
          onNo={() => {
            asked.value = null;
          }}
        />
      )}
    </Group>
  );
}
