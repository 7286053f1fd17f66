import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import type { Forward, ForwardCase } from "../../shared/state/voice-settings.ts";
import { callText } from "../../shared/text/call.ts";
import { voiceSettingsText as text } from "../../shared/text/voice-settings.ts";
import { usePlace } from "../app/place.ts";
import { formatNumber, problemOf, readTyped } from "../numbers/numbers.ts";
import { Row, Switch } from "../settings/Row.tsx";
import { SettingNews } from "./SettingNews.tsx";
import { useSetting } from "./use-setting.ts";

/** Where calls go in one case: a number, taken when the field is left or with Enter, and a switch. */
export function ForwardSetting(props: {
  readonly userId: string;
  readonly what: ForwardCase;
  readonly now: Forward;
}) {
  const { userId, what, now } = props;
  const setting = useSetting(userId, what, now);
  const place = usePlace();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const toggle = useRef<HTMLInputElement>(null);
  /** What is typed and not taken, with what the server had when typing began. */
  const typed = useSignal<{ readonly text: string; readonly base: Forward } | null>(null);
  const problem = useSignal("");
  const { label, hint } = text.cases[what];
  const inWords = (number: string) => formatNumber(number, place.region);
  const isSaving = setting.state.is === "saving";

  function write(written: string): void {
    problem.value = "";
    typed.value = { text: written, base: typed.peek()?.base ?? now };
  }

  function forget(): void {
    problem.value = "";
    typed.value = null;
  }

  async function take(
    to: Forward,
    how: { readonly base?: Forward; readonly sure?: true } = {},
  ): Promise<void> {
    problem.value = problemWith(to, place);
    if (problem.peek() === "" && (await setting.set(to, how))) forget();
  }

  function press(enabled: boolean): void {
    commit(enabled);
    if (problem.peek() !== "") field.current?.focus();
  }

  /** Also when the field is left: then the focus stays where it went. */
  function commit(enabled: boolean): void {
    const { text: written, base } = typed.peek() ?? { text: now.number, base: now };
    void take({ number: written.trim(), enabled }, { base });
  }

  function leave(): void {
    setting.leave();
    forget();
  }

  return (
    <Row
      label={label}
      hint={hint}
      hintId={`${id}-hint`}
      below={
        <SettingNews
          label={label}
          setting={setting}
          theirs={text.forwardIs(inWords(now.number), now.enabled)}
          problem={problem.value}
          doubted={setting.state.is === "doubt" ? inWords(setting.state.mine.number) : ""}
          onUseMine={(mine) => void take(mine)}
          onSure={(mine, base) => void take(mine, { base, sure: true })}
          onLeave={leave}
        />
      }
    >
      <input
        ref={field}
        class="text-input voice-number selectable"
        dir="ltr"
        inputMode="tel"
        autocomplete="off"
        spellcheck={false}
        placeholder={text.number}
        aria-label={text.numberOf(label)}
        aria-describedby={`${id}-hint`}
        aria-invalid={problem.value === "" ? undefined : "true"}
        readOnly={isSaving}
        value={typed.value?.text ?? inWords(setting.shown.number)}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && typed.peek() !== null) commit(now.enabled);
          if (event.key === "Escape" && typed.peek() !== null) forget();
        }}
        onBlur={(event) => {
          // The switch takes the number along.
          const isOver = typed.peek() !== null && event.relatedTarget !== toggle.current;
          if (isOver && setting.state.is !== "conflict" && setting.state.is !== "doubt") commit(now.enabled);
        }}
      />
      <Switch
        inputRef={toggle}
        label={text.switchOf(label)}
        on={setting.shown.enabled}
        busy={isSaving}
        onChange={press}
      />
    </Row>
  );
}

/** What stands against it as far as this window can tell; main has the last word. */
function problemWith({ number, enabled }: Forward, place: ReturnType<typeof usePlace>): string {
  if (number === "") return enabled ? callText.nothing : "";
  const trouble = problemOf(number, place);
  if (trouble !== null) return callText[trouble];
  const read = readTyped(number, place);
  return read?.ok === true && read.value.postDial !== "" ? text.noExtension : "";
}
