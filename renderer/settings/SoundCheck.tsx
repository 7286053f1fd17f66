import { useEffect } from "preact/hooks";
import { isUnderWay, type SoundCheck as Kind } from "../../shared/state/check.ts";
import { checkText as text } from "../../shared/text/check.ts";
import { audioText } from "../../shared/text/connection.ts";
import { ask as asked, useAsk } from "../app/ask.ts";
import { useSelected } from "../app/use-selected.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Meter } from "../ui/Meter.tsx";
import { useApp } from "./feature.ts";
import { Row } from "./Row.tsx";

/** The microphone's level. It is open as long as somebody can see this, and says so. */
export function LevelRow() {
  const { view, ask } = useApp();
  const { level } = view.check;
  useEffect(() => {
    const tell = (on: boolean) => void asked(() => ask.audio.meter({ on }));
    const seen = () => tell(document.visibilityState === "visible");
    seen();
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      tell(false);
    };
  }, []);
  const open = useSelected(() => view.audio.open);
  return (
    <Row label={text.level} hint={open ? text.levelOpen : text.levelWaiting}>
      <Meter level={level ?? 0} label={audioText.yourLevel} wide />
    </Row>
  );
}

/** Plays something on the device beside it; a second press stops it. */
export function TestButton(props: { readonly what: Exclude<Kind, "greeting">; readonly label: string }) {
  const { view, ask } = useApp();
  const asking = useAsk();
  const { test, isBlocked } = view.check;
  const mine = isUnderWay(test) && test.what === props.what;
  return (
    <>
      <Button
        size="s"
        label={mine ? text.stopLabel(props.label) : props.label}
        busy={asking.busy.value !== ""}
        {...(isBlocked && { control: { shown: true, enabled: false, why: "devicesTaken" } })}
        onPress={() =>
          void asking.run("test", () => (mine ? ask.audio.stopTest() : ask.audio.test({ what: props.what })))
        }
      >
        {mine ? text.stop : props.what === "record" ? text.record : text.test}
      </Button>
      <Problem>{asking.error.value}</Problem>
    </>
  );
}

/** Some seconds of the microphone, played back on the speaker, with what came of them in words. */
export function TestCallRow() {
  const { test, isBlocked } = useApp().view.check;
  const mine = test?.what === "record" ? test : null;
  const phase = mine === null ? "" : text.phases[mine.phase];
  const heard = mine === null || mine.heard === null ? null : text.heard[mine.heard];
  return (
    <Row
      label={text.testCall}
      hint={isBlocked ? text.notInCall : text.testCallHint}
      below={
        mine !== null && (
          <p class="check-word" role="status">
            {[phase, heard].filter((each) => each !== null && each !== "").join(" ")}
          </p>
        )
      }
    >
      <TestButton what="record" label={text.recordLabel} />
    </Row>
  );
}
