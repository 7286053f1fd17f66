import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isolated } from "../../shared/clean-text.ts";
import { isKeys, keysOf } from "../../shared/numbers/plain.ts";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import { agentControls, cancelDialControl } from "../../shared/state/controls.ts";
import { callText } from "../../shared/text/call.ts";
import { ask as asked } from "../app/ask.ts";
import type { Callee } from "../app/dialler.ts";
import { useKeys } from "../app/keys.ts";
import { usePlace } from "../app/place.ts";
import { findNumber, formatNumber, formatTyped } from "../numbers/numbers.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { isPlainKey, isTyping, usePageEvent } from "../ui/keys.ts";
import { Campaigns } from "./Campaigns.tsx";
import { ClickToDialQuestion } from "./ClickToDial.tsx";
import { countBefore, placeAfter } from "./caret.ts";
import { DialQuestions } from "./DialQuestions.tsx";
import { type How, useDialling } from "./dialling.ts";
import { useApp } from "./feature.ts";
import { Keypad } from "./Keypad.tsx";
import { numberHint } from "./number-hint.ts";
import { lastDialled, usePad } from "./pad.ts";
import "./dial-pad.css";

/** A number to type, paste or redial, and the press that calls it. Nothing is dialled without that press. */
export function DialPad() {
  const app = useApp();
  const { ask, view } = app;
  const pad = usePad();
  const keys = useKeys();
  const place = usePlace();
  const { region } = place;
  const dialling = useDialling();
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);

  const number = pad.number.value;
  const shown = formatTyped(number, region);
  const control = agentControls(view).dial;
  const cancelDial = cancelDialControl(view);
  const last = lastDialled(app);
  const callee = pad.callee.value?.number === number ? pad.callee.value : null;
  const { clickToDial: wanted } = view.desktop;
  const standing = dialling.standing.value;
  const isAsking = standing !== null || wanted !== null;

  function write(next: string, at: number | null = null): void {
    pad.number.value = next;
    if (pad.callee.value !== null && pad.callee.value.number !== next) pad.callee.value = null;
    if (wanted !== null && wanted.number !== next) closeWanted(wanted.id);
    dialling.clear();
    caret.current = at;
  }

  function closeWanted(id: number): void {
    void asked(() => ask.desktop.closeWanted({ id }));
  }

  // The text is formatted while it is typed: the caret stays behind the same digit.
  useLayoutEffect(() => {
    if (caret.current === null || input.current === null || document.activeElement !== input.current) return;
    const at = placeAfter(shown, caret.current);
    input.current.setSelectionRange(at, at);
    caret.current = null;
  });

  function onInput(event: InputEvent & { readonly currentTarget: HTMLInputElement }): void {
    const box = event.currentTarget;
    // Letters may be an extension's, or stand for digits: nothing of them is dropped behind the agent's back.
    if (!isKeys(box.value)) return write(box.value);
    let next = keysOf(box.value);
    let before = countBefore(box.value, box.selectionStart ?? box.value.length);
    if (event.inputType === "deleteContentBackward" && next === number && before > 0) {
      // Only a bracket or space was deleted: take the digit before it.
      next = next.slice(0, before - 1) + next.slice(before);
      before -= 1;
    }
    write(next, before);
    box.value = formatTyped(next, region);
  }

  function add(key: string): void {
    write(isKeys(number) ? keysOf(number + key) : number + key, number.length + 1);
  }

  async function dial(
    how?: How,
    whom: Callee = callee ?? { number, name: "", contactId: "" },
  ): Promise<void> {
    const isPlaced = await dialling.dial(whom, how);
    if (isPlaced) putAway();
    else if (dialling.problem.value() !== "") input.current?.focus();
  }

  /** The number is done with: what was typed before another program's number came is back. */
  function putAway(): void {
    write(pad.typed.value);
    pad.typed.value = "";
  }

  /** What was typed makes room for a number that came from elsewhere, and comes back after that one. */
  function keepTyped(next: string): void {
    if (number !== pad.takenNumber.value && number !== next) pad.typed.value = number;
  }

  // Pressed in a list: it is dialled here, where every question and answer has its place.
  const pressed = pad.pressed.value;
  useEffect(() => {
    if (pressed === null) return;
    pad.pressed.value = null;
    keepTyped(pressed.number);
    pad.takenNumber.value = pressed.number;
    const { waits, ...whom } = pressed;
    pad.callee.value = whom.name === "" ? null : whom;
    write(whom.number);
    if (waits === true) input.current?.focus();
    else if (control.enabled) void dial({}, whom);
  }, [pressed]);

  // From another program: it is shown here, and waits for the agent's press.
  useEffect(() => {
    if (wanted === null || pad.taken.value === wanted.id) return;
    keepTyped(wanted.number);
    pad.taken.value = wanted.id;
    pad.takenNumber.value = wanted.number;
    write(wanted.number);
  }, [wanted?.id]);

  async function paste(): Promise<void> {
    const result = await dialling.run("paste", () => ask.desktop.readClipboard());
    if (result.ok) await put(result.value);
  }

  function onPaste(event: ClipboardEvent): void {
    event.preventDefault();
    void put(event.clipboardData?.getData("text") ?? "");
  }

  async function put(text: string): Promise<void> {
    const found = await findNumber(text, place);
    if (found.found === "one") write(found.text, found.text.length);
    else dialling.problem.value = () => callText.notPasted[found.found];
    input.current?.focus();
  }

  usePageEvent("keydown", (event) => {
    // While a question stands, keys that were meant for another program change nothing.
    if (isAsking || isTyping(event.target) || !isPlainKey(event)) return;
    if (/^[\d*#+]$/.test(event.key)) add(event.key);
    else if (event.key === "Backspace") write(number.slice(0, -1), number.length - 1);
    else return;
    event.preventDefault();
    input.current?.focus();
  });
  usePageEvent("paste", (event) => {
    if (!isTyping(event.target)) onPaste(event);
  });

  /** Another program's number goes with the no; one that was typed stays to be changed. */
  function cancel(): void {
    if (wanted !== null) return putAway();
    dialling.clear();
    input.current?.focus();
  }

  const wrong = dialling.problem.value() || dialling.error;
  return (
    <form
      class="dial-pad"
      aria-label={callText.dialPad}
      onSubmit={(event) => {
        event.preventDefault();
        if (control.enabled && !isAsking) void dial();
      }}
    >
      <div class="dial-display">
        <input
          ref={input}
          class="selectable tabular"
          type="text"
          inputMode="tel"
          name="number"
          aria-label={callText.number}
          aria-invalid={wrong === "" ? undefined : "true"}
          aria-describedby="dial-hint dial-problem"
          autocomplete="off"
          spellcheck={false}
          placeholder={callText.numberHint}
          dir={shown === "" ? undefined : "ltr"}
          value={shown}
          onInput={onInput}
          onPaste={onPaste}
        />
        {number === "" ? (
          <IconButton
            icon="paste"
            label={callText.paste}
            shortcut={keys("paste")}
            onPress={() => void paste()}
          />
        ) : (
          <IconButton
            icon="erase"
            label={callText.erase}
            onPress={() => write(number.slice(0, -1), number.length - 1)}
          />
        )}
      </div>
      <div class="dial-word">
        <p id="dial-hint">{wrong !== "" ? "" : isolated(numberHint(number, callee, place))}</p>
        <Problem id="dial-problem">{wrong}</Problem>
      </div>
      <DialQuestions
        standing={standing}
        busy={dialling.busy}
        onCall={(how, whom) => void dial(how, whom)}
        onCancel={cancel}
      />
      {standing === null && wanted !== null && (
        <ClickToDialQuestion
          wanted={wanted}
          busy={dialling.busy}
          onCall={() =>
            void dial(
              { confirmed: true },
              { number: withPostDial(wanted.number, wanted.extension), name: "", contactId: "" },
            )
          }
          onComplete={() => {
            closeWanted(wanted.id);
            input.current?.focus();
          }}
          onCancel={cancel}
        />
      )}
      <Campaigns />
      <Keypad label={callText.dialPad} onKey={add} onHold={add} />
      {!isAsking && (
        <div class="dial-actions">
          <Button
            tone="go"
            size="l"
            icon="phone"
            wide
            control={control}
            busy={dialling.busy}
            onPress={() => void dial()}
          >
            {dialling.busy ? callText.calling : callText.call}
          </Button>
          <IconButton
            icon="hangUp"
            label={callText.hangUp}
            shortcut={keys("hangUp")}
            control={cancelDial}
            onPress={() => void asked(() => ask.call.cancelDial())}
          />
          {last !== null && !cancelDial.shown && (
            <IconButton
              icon="redial"
              shortcut={keys("redial")}
              label={callText.redial(formatNumber(last.number, region))}
              onPress={() => {
                write(last.number, last.number.length);
                pad.callee.value = last;
              }}
            />
          )}
        </div>
      )}
      {!control.enabled && <p class="dial-why quiet">{callText.holdFirst}</p>}
      <input type="submit" hidden />
    </form>
  );
}
