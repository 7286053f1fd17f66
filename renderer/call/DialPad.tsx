import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { agentControls } from "../../shared/state/controls.ts";
import { userOf } from "../../shared/state/session.ts";
import { callText } from "../../shared/text/call.ts";
import { useAsk } from "../ask.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { isPlainKey, isTyping, usePageEvent } from "../ui/keys.ts";
import { useView } from "../view.ts";
import { usePhone } from "../world.ts";
import { Consent } from "./Consent.tsx";
import { countBefore, placeAfter } from "./caret.ts";
import { Keys } from "./Keys.tsx";
import { countryOf, formatNumber, formatTyped, keysOf, numberInText, problemOf } from "./numbers.ts";
import { regionName, useRegion } from "./region.ts";
import "./dial-pad.css";

/** A number to type, paste or redial, and the press that calls it. Nothing is dialled without that press. */
export function DialPad() {
  const { ask, drafts } = usePhone();
  const view = useView();
  const region = useRegion();
  const asking = useAsk();
  const problem = useSignal("");
  /** The number a rule stands against, until the agent decides. */
  const refused = useSignal<{ readonly number: string; readonly reason: string } | null>(null);
  /** The tenant wants every dial confirmed: the number that waits for it. */
  const confirming = useSignal<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);

  const number = drafts.number.value;
  const shown = formatTyped(number, region);
  const control = agentControls(view).dial;
  const last = lastOutbound(view.calls.list) || drafts.lastDialled.value;

  function write(next: string, at: number | null = null): void {
    drafts.number.value = next;
    if (drafts.party.value !== null && drafts.party.value.number !== next) drafts.party.value = null;
    problem.value = "";
    refused.value = null;
    confirming.value = null;
    asking.say(null);
    caret.current = at;
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
    write(keysOf(number + key), number.length + 1);
  }

  async function dial(
    target: string,
    how: { readonly force?: true; readonly confirmed?: true } = {},
  ): Promise<void> {
    const force = how.force === true;
    if (target === "") {
      problem.value = callText.needNumber;
      input.current?.focus();
      return;
    }
    const wrong = problemOf(target, region);
    if (wrong !== null && !force) {
      problem.value = callText[wrong];
      input.current?.focus();
      return;
    }
    if (userOf(view.session)?.confirmsDial === true && how.confirmed !== true && !force) {
      confirming.value = target;
      return;
    }
    confirming.value = null;
    const of = drafts.party.value;
    const result = await asking.run("dial", () =>
      ask.call.dial({
        number: target,
        ...(of !== null && of.name !== "" && { name: of.name }),
        ...(of !== null && of.contactId !== "" && { contactId: of.contactId }),
        ...(force && { force }),
      }),
    );
    if (result.ok) {
      drafts.lastDialled.value = target;
      write("");
    } else if (result.error.code === "needsConsent") {
      asking.say(null);
      refused.value = { number: target, reason: result.error.detail ?? "" };
    }
  }

  // Pressed in a list: it is dialled here, where every question and answer has its place.
  const wanted = drafts.wanted.value;
  useEffect(() => {
    if (wanted === null) return;
    drafts.wanted.value = null;
    drafts.party.value = wanted;
    write(wanted.number);
    if (control.enabled) void dial(wanted.number);
  }, [wanted]);

  async function paste(): Promise<void> {
    const result = await asking.run("paste", () => ask.desktop.readClipboard());
    if (!result.ok) return;
    const found = numberInText(result.value);
    if (found === "") problem.value = callText.nothingToPaste;
    else write(found, found.length);
    input.current?.focus();
  }

  function onPaste(event: ClipboardEvent): void {
    const found = numberInText(event.clipboardData?.getData("text") ?? "");
    event.preventDefault();
    if (found === "") problem.value = callText.nothingToPaste;
    else write(found, found.length);
    input.current?.focus();
  }

  usePageEvent("keydown", (event) => {
    if (isTyping(event.target) || !isPlainKey(event)) return;
    if (/^[\d*#+]$/.test(event.key)) add(event.key);
    else if (event.key === "Backspace") write(number.slice(0, -1), number.length - 1);
    else return;
    event.preventDefault();
    input.current?.focus();
  });
  usePageEvent("paste", (event) => {
    if (!isTyping(event.target)) onPaste(event);
  });

  const country = countryOf(number, region);
  const busy = asking.busy.value === "dial";
  const party = drafts.party.value?.number === number ? drafts.party.value : null;
  const wrong = problem.value || asking.error.value;
  return (
    <form
      class="dial-pad"
      aria-label={callText.dialPad}
      onSubmit={(event) => {
        event.preventDefault();
        if (control.enabled) void dial(number);
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
          maxLength={60}
          value={shown}
          onInput={onInput}
          onPaste={onPaste}
        />
        {number === "" ? (
          <IconButton icon="paste" label={callText.paste} onPress={() => void paste()} />
        ) : (
          <IconButton
            icon="erase"
            label={callText.erase}
            onPress={() => write(number.slice(0, -1), number.length - 1)}
          />
        )}
      </div>
      <div class="dial-word">
        <p id="dial-hint">
          {wrong !== ""
            ? ""
            : party !== null && party.name !== ""
              ? party.name
              : country !== null
                ? regionName(country)
                : ""}
        </p>
        <Problem id="dial-problem">{wrong}</Problem>
      </div>
      {refused.value !== null && (
        <Consent
          number={formatNumber(refused.value.number, region)}
          reason={refused.value.reason}
          busy={busy}
          onCall={() => void dial(refused.value?.number ?? "", { force: true })}
          onCancel={() => {
            refused.value = null;
            input.current?.focus();
          }}
        />
      )}
      {confirming.value !== null && (
        <div class="consent" role="alert">
          <p class="consent-title">
            {callText.confirmTitle(party?.name || formatNumber(confirming.value, region))}
          </p>
          {party !== null && party.name !== "" && (
            <p class="quiet tabular">{formatNumber(confirming.value, region)}</p>
          )}
          <div class="consent-actions">
            <Button
              size="s"
              onPress={() => {
                confirming.value = null;
                input.current?.focus();
              }}
            >
              {callText.dontCall}
            </Button>
            <Button
              size="s"
              tone="go"
              busy={busy}
              onPress={() => void dial(confirming.value ?? "", { confirmed: true })}
            >
              {callText.call}
            </Button>
          </div>
        </div>
      )}
      <Keys label={callText.dialPad} onKey={add} onHold={add} />
      <div class="dial-actions">
        <Button
          tone="go"
          size="l"
          icon="phone"
          wide
          control={control}
          busy={busy}
          onPress={() => void dial(number)}
        >
          {busy ? callText.calling : callText.call}
        </Button>
        {last !== "" && (
          <IconButton
            icon="redial"
            label={callText.redial(formatNumber(last, region))}
            onPress={() => write(last, last.length)}
          />
        )}
      </div>
      {!control.enabled && <p class="dial-why quiet">{callText.holdFirst}</p>}
      <input type="submit" hidden />
    </form>
  );
}

function lastOutbound(list: readonly { readonly direction: string; readonly number: string }[]): string {
  return list.findLast((call) => call.direction === "outbound")?.number ?? "";
}
