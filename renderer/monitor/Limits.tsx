import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import {
  standardBoard,
  type Threshold,
  type ThresholdName,
  thresholdNames,
} from "../../shared/state/board-settings.ts";
import { limitsText, thresholdText } from "../../shared/text/monitor.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Problem, Tick } from "../ui/Field.tsx";
import { useBoard } from "./board-screen.ts";
import { useThresholds } from "./board-settings.ts";
import { useApp } from "./feature.ts";
import "./limits.css";

/** Kept in seconds, set in minutes. */
const unitOf = (name: ThresholdName) => (name === "awayTime" || name === "callTime" ? 60 : 1);

/** From when on what is coloured, and what an alarm does beside. Each change is kept at once. */
export function Limits() {
  const { dialog } = useBoard();
  const { ask } = useApp();
  const thresholds = useThresholds();
  const asking = useAsk();
  const id = useId();
  const close = () => {
    dialog.value = "none";
  };
  const set = (name: ThresholdName, change: Partial<Threshold>) =>
    void asking.run(`${name} ${JSON.stringify(change)}`, () =>
      ask.board.setThresholds({ thresholds: { ...thresholds, [name]: { ...thresholds[name], ...change } } }),
    );
  return (
    <Dialog
      class="sheet"
      labelledBy={`${id}-title`}
      describedBy={`${id}-hint`}
      first="input"
      closesOutside
      onCancel={close}
    >
      <div class="limits">
        <h2 id={`${id}-title`}>{limitsText.title}</h2>
        <p id={`${id}-hint`} class="quiet">
          {limitsText.hint}
        </p>
        {thresholdNames.map((name) => (
          <fieldset key={name} class="limit">
            <legend>{thresholdText[name].name}</legend>
            <div class="limit-boxes">
              <LimitBox
                name={name}
                of="warn"
                value={thresholds[name].warn}
                onSet={(warn) => set(name, { warn })}
              />
              <LimitBox
                name={name}
                of="alarm"
                value={thresholds[name].alarm}
                onSet={(alarm) => set(name, { alarm })}
              />
              <span class="quiet">{thresholdText[name].unit}</span>
            </div>
            <Tick
              label={limitsText.sounds}
              checked={thresholds[name].sounds}
              onChange={(sounds) => set(name, { sounds })}
            />
            <Tick
              label={limitsText.notifies}
              checked={thresholds[name].notifies}
              onChange={(notifies) => set(name, { notifies })}
            />
          </fieldset>
        ))}
        <Problem>{asking.error.value}</Problem>
        <div class="confirm-actions">
          <Button
            onPress={() =>
              void asking.run("standard", () =>
                ask.board.setThresholds({ thresholds: standardBoard.thresholds }),
              )
            }
          >
            {limitsText.standard}
          </Button>
          <Button tone="accent" onPress={close}>
            {limitsText.done}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function LimitBox(props: {
  readonly name: ThresholdName;
  readonly of: "warn" | "alarm";
  readonly value: number | null;
  readonly onSet: (value: number | null) => void;
}) {
  const { name, of, value } = props;
  const unit = unitOf(name);
  const shown = value === null ? "" : String(Math.round(value / unit));
  const typed = useSignal<string | null>(null);
  const id = useId();
  const isWrong = typed.value !== null && !/^\d{0,6}$/.test(typed.value.trim());
  function keep(): void {
    const words = typed.value?.trim();
    if (words === undefined || isWrong) return;
    typed.value = null;
    if (words !== shown) props.onSet(words === "" ? null : Number(words) * unit);
  }
  return (
    <div class={`limit-box limit-${of}`}>
      <label for={id}>{limitsText[of]}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        class="selectable"
        maxLength={7}
        value={typed.value ?? shown}
        aria-invalid={isWrong ? "true" : undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
        }}
      />
      <Problem id={`${id}-wrong`}>{isWrong ? limitsText.wrong : ""}</Problem>
    </div>
  );
}
