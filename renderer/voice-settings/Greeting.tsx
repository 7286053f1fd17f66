import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Failure } from "../../shared/result.ts";
import { isUnderWay } from "../../shared/state/check.ts";
import {
  type GreetingWords,
  greetingKey,
  greetingLanguages,
  longestGreeting,
} from "../../shared/state/voice-settings.ts";
import { failureText } from "../../shared/text/errors.ts";
import { languageName } from "../../shared/text/format.ts";
import { greetingText as text } from "../../shared/text/voice-settings.ts";
import { ask as asked, useAsk } from "../app/ask.ts";
import { DraftText } from "../drafts/DraftText.tsx";
import type { DraftBox } from "../drafts/draft-box.ts";
import { useDraft } from "../drafts/use-draft.ts";
import { ChoiceRow, Group, Row, SelectRow } from "../settings/Row.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { ownLanguage } from "./own-language.ts";

/** The greeting that callers hear before they leave a message: written, heard, then put into use. */
export function Greeting({ userId, isOwn }: { readonly userId: string; readonly isOwn: boolean }) {
  const box = useDraft(greetingKey(userId));
  const words = wordsIn(box);
  const id = useId();
  const left = longestGreeting - words.text.length;
  return (
    <Group title={text.title} hint={isOwn ? text.own : text.standard}>
      <div class="row greeting-text">
        <label for={id}>{text.text}</label>
        <DraftText
          box={box}
          field="text"
          id={id}
          class="selectable text-input"
          dir="auto"
          rows={3}
          maxLength={longestGreeting}
          placeholder={text.textHint}
          aria-describedby={`${id}-left`}
        />
        <p class="hint" id={`${id}-left`}>
          {left <= 100 ? text.left(left) : ""}
        </p>
      </div>
      <SelectRow
        label={text.language}
        value={words.languageCode}
        options={greetingLanguages.map((code) => ({ value: code, words: languageName(code) }))}
        onChange={(code) => box.choose("languageCode", code)}
      />
      <ChoiceRow
        label={text.gender}
        value={words.voiceGender}
        options={(["Female", "Male"] as const).map((value) => ({ value, words: text.genders[value] }))}
        onChange={(gender) => box.choose("voiceGender", gender)}
      />
      <VoiceName box={box} now={words.voiceName} />
      <Hearing userId={userId} words={words} />
    </Group>
  );
}

/** What stands in the draft; a choice that was never made is the one that suits most. */
function wordsIn(box: DraftBox): GreetingWords {
  const { texts, values } = box.shown.value;
  return {
    text: texts.text ?? "",
    languageCode: typeof values.languageCode === "string" ? values.languageCode : ownLanguage(),
    voiceGender: values.voiceGender === "Male" ? "Male" : "Female",
    voiceName: typeof values.voiceName === "string" ? values.voiceName : "",
  };
}

function VoiceName({ box, now }: { readonly box: DraftBox; readonly now: string }) {
  const id = useId();
  return (
    <Row label={text.voiceName} labelFor={id} hint={text.voiceNameHint} hintId={`${id}-hint`}>
      <input
        id={id}
        class="text-input selectable"
        maxLength={100}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        value={now}
        onInput={(event) => box.choose("voiceName", event.currentTarget.value)}
      />
    </Row>
  );
}

/** Only what was heard can be put into use. */
function Hearing({ userId, words }: { readonly userId: string; readonly words: GreetingWords }) {
  const { ask, view } = useApp();
  const asking = useAsk();
  const wanted = JSON.stringify(words);
  const made = useSignal<{ readonly words: string; readonly sound: string } | null>(null);
  const keptWords = useSignal("");
  const problem = useSignal("");
  const sound = made.value?.words === wanted ? made.value.sound : null;
  const { test, isBlocked } = view.check;
  const isMine = test?.what === "greeting" && test.sound === made.value?.sound;
  const isHeard = isMine && isUnderWay(test);
  const wasHeard = useRef(isHeard);
  wasHeard.current = isHeard;
  useEffect(
    () => () => {
      if (wasHeard.current) void asked(() => ask.audio.stopTest());
    },
    [],
  );
  const isMaking = asking.busy.value === "hear";

  async function make(): Promise<string | null> {
    if (sound !== null) return sound;
    const result = await asked(() => ask.voiceSettings.makeGreeting({ userId, ...words }));
    if (result.ok) made.value = { words: wanted, sound: result.value };
    else problem.value = greetingProblem(result.error);
    return result.ok ? result.value : null;
  }

  async function hear(): Promise<void> {
    problem.value = words.text.trim() === "" ? text.nothing : "";
    if (problem.peek() !== "") return;
    await asking.run("hear", async () => {
      const id = await make();
      return id === null ? { ok: true, value: undefined } : ask.audio.test({ what: "greeting", sound: id });
    });
  }

  async function keep(): Promise<void> {
    if (sound === null) return;
    problem.value = "";
    const result = await asking.run("keep", () => ask.voiceSettings.keepGreeting({ userId, sound }));
    if (result.ok) keptWords.value = wanted;
    else if (result.error.code === "gone") {
      asking.say(null);
      made.value = null;
      problem.value = text.gone;
    }
  }

  const isPlayFailed = isMine && test.phase === "failed";
  const says = isMaking ? text.making : keptWords.value === wanted ? text.kept : isBlocked ? text.inCall : "";
  return (
    <div class="row greeting-actions">
      {isHeard ? (
        <Button size="s" onPress={() => void asking.run("stop", () => ask.audio.stopTest())}>
          {text.stop}
        </Button>
      ) : (
        <Button
          size="s"
          busy={isMaking}
          {...(isBlocked && { control: { shown: true, enabled: false, why: "devicesTaken" } as const })}
          onPress={() => void hear()}
        >
          {text.hear}
        </Button>
      )}
      <Button
        size="s"
        tone="accent"
        busy={asking.busy.value === "keep"}
        {...(sound === null && { control: { shown: true, enabled: false } as const })}
        onPress={() => void keep()}
      >
        {text.keep}
      </Button>
      <p class="hint" role="status">
        {says || (sound === null ? text.hearFirst : "")}
      </p>
      <Problem>{problem.value || asking.error.value || (isPlayFailed ? text.notPlayed : "")}</Problem>
    </div>
  );
}

/** A speech service that did not answer changed nothing: unlike elsewhere, there is nothing to look up. */
function greetingProblem(failure: Failure): string {
  switch (failure.code) {
    case "refused":
    case "invalid":
      return text.refused;
    case "ambiguous":
    case "timeout":
    case "serverError":
      return text.away;
    default:
      return failureText(failure);
  }
}
