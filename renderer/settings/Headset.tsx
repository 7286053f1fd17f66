import { useSignal } from "@preact/signals";
import { headsetStateText, headsetText as text } from "../../shared/text/headset.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Group, Row } from "./Row.tsx";
import { givenHeadsets, requestHeadset } from "./request-headset.ts";

/** Connecting a headset for its buttons: what is in use, and the choice where several fit. */
export function Headset() {
  const { view, ask } = useApp();
  const asking = useAsk();
  const looking = useSignal(false);
  const problem = useSignal("");
  const { state: is, name, choices } = view.headset;
  const [newest] = view.settings.headsets;

  async function connect(): Promise<void> {
    looking.value = true;
    problem.value = "";
    const came = await requestHeadset();
    // Whoever was shown a list and took nothing from it knows that.
    if (came === "none" && looking.value) problem.value = text.notFound;
    if (came === "unreachable") problem.value = text.unreachable;
    looking.value = false;
  }

  async function forget(): Promise<void> {
    const takeOut = await givenHeadsets();
    await asking.run("forget", () => ask.settings.forgetHeadsets());
    await takeOut();
  }

  function choose(deviceId: string | null): void {
    looking.value = false;
    void asking.run("choose", () => ask.settings.chooseHeadset({ deviceId }));
  }

  return (
    <Group title={text.title}>
      <Row
        label={newest === undefined ? text.none : is === "none" ? newest.name : name}
        hint={newest === undefined ? text.noneHint : headsetStateText[is]}
        below={<Problem>{problem.value || asking.error.value}</Problem>}
      >
        {newest !== undefined && (
          <Button size="s" tone="quiet" onPress={() => void forget()}>
            {text.forget}
          </Button>
        )}
        <Button size="s" busy={looking.value} onPress={() => void connect()}>
          {newest === undefined ? text.connect : text.another}
        </Button>
      </Row>
      {choices.length > 0 && (
        <>
          <Row label={text.choose} hint={text.chooseHint}>
            <Button size="s" tone="quiet" onPress={() => choose(null)}>
              {text.cancel}
            </Button>
          </Row>
          {choices.map(({ deviceId, name: label }) => (
            <Row key={deviceId} label={label}>
              <Button size="s" label={text.useLabel(label)} onPress={() => choose(deviceId)}>
                {text.use}
              </Button>
            </Row>
          ))}
        </>
      )}
    </Group>
  );
}
