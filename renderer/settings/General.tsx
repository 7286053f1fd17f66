import { languageNames, languageOf, languages } from "../../shared/state/language.ts";
import { userOf } from "../../shared/state/session.ts";
import { textSizes } from "../../shared/state/settings.ts";
import { actionText, shortcutText } from "../../shared/text/actions.ts";
import { countryName, percentText } from "../../shared/text/format.ts";

import { firstRunText, settingsText as text } from "../../shared/text/settings.ts";
import { signatureText } from "../../shared/text/signature.ts";

import { voiceSettingsText } from "../../shared/text/voice-settings.ts";
import { regions } from "../numbers/regions.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useChange } from "./change.ts";
import { useApp } from "./feature.ts";
import { HotkeyRow } from "./HotkeyRow.tsx";
import { NotificationTestRow } from "./NotificationTest.tsx";
import { ChoiceRow, Group, Row, SelectRow, SwitchRow } from "./Row.tsx";

export function Shortcut() {
  const { view } = useApp();
  const { change, error } = useChange();
  return (
    <Group title={text.mute}>
      <HotkeyRow name="mute" />
      <SwitchRow
        label={text.muteTone}
        on={view.settings.muteTone}
        onChange={(on) => change({ muteTone: on })}
      />
      <Problem>{error}</Problem>
    </Group>
  );
}

const everyAction = () =>
  Object.values(actionText)
    .map(({ name, also }) => `${name} ${also}`)
    .join(" ");
const everyVoiceSetting = () =>
  [voiceSettingsText.forwarding, voiceSettingsText.calls, voiceSettingsText.forwardingHint].join(" ");

/** The way to the page of shortcuts. */
export function ShortcutsRow({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Group title={shortcutText.title}>
      <Row label={shortcutText.row} hint={shortcutText.rowHint} also={everyAction()}>
        <Button size="s" onPress={onOpen}>
          {shortcutText.open}
        </Button>
      </Row>
    </Group>
  );
}

/** The way to the signature beneath emails, and how it begins. */
export function SignatureRow({ onOpen }: { readonly onOpen: () => void }) {
  const { view } = useApp();
  const html = view.settings.signatures[userOf(view.session)?.userId ?? ""] ?? "";
  return (
    <Group title={signatureText.title}>
      <Row label={signatureText.row} hint={html === "" ? signatureText.none : signatureText.rowHint}>
        <Button size="s" label={`${signatureText.open}: ${signatureText.row}`} onPress={onOpen}>
          {signatureText.open}
        </Button>
      </Row>
    </Group>
  );
}

/** The way to what the provider does with calls. */
export function VoiceSettingsRow({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Group title={voiceSettingsText.title}>
      <Row label={voiceSettingsText.row} hint={voiceSettingsText.rowHint} also={everyVoiceSetting()}>
        <Button size="s" label={`${voiceSettingsText.open}: ${voiceSettingsText.title}`} onPress={onOpen}>
          {voiceSettingsText.open}
        </Button>
      </Row>
    </Group>
  );
}

const internalLengths = [0, 7, 8] as const;

export function Appearance() {
  const { view } = useApp();
  const { change, error } = useChange();
  const { theme, textSize, language, region, internalDigits } = view.settings;
  const byItself = languageOf({
    settings: { ...view.settings, language: "" },
    session: view.session,
    desktop: view.desktop,
  });
  return (
    <Group title={text.appearance}>
      <ChoiceRow
        label={text.theme}
        value={theme}
        options={[
          { value: "system", words: text.themeSystem },
          { value: "light", words: text.themeLight },
          { value: "dark", words: text.themeDark },
        ]}
        onChange={(value) => change({ theme: value as typeof theme })}
      />
      <SelectRow
        label={text.textSize}
        value={String(textSize)}
        options={textSizes.map((size) => ({ value: String(size), words: percentText(size) }))}
        onChange={(value) => change({ textSize: textSizes.find((each) => String(each) === value) ?? 100 })}
      />
      <SelectRow
        label={text.language}
        value={language}
        options={[
          { value: "", words: text.languageByItself(languageNames[byItself]) },
          ...languages.map((each) => ({ value: each, words: languageNames[each] })),
        ]}
        onChange={(value) => change({ language: value as typeof language })}
      />
      <SelectRow
        label={text.region}
        hint={text.regionHint}
        value={region}
        options={[
          { value: "", words: text.regionSystem(countryName(view.desktop.region)) },
          ...regions().map((code) => ({ value: code, words: countryName(code) })),
        ]}
        onChange={(value) => change({ region: value })}
      />
      <SelectRow
        label={text.internal}
        hint={text.internalHint}
        value={String(internalDigits)}
        options={internalLengths.map((digits) => ({
          value: String(digits),
          words: text.internalUpTo(digits),
        }))}
        onChange={(value) =>
          change({ internalDigits: internalLengths.find((each) => String(each) === value) ?? 0 })
        }
      />
      <Problem>{error}</Problem>
    </Group>
  );
}

/** Each Linux desktop has its own way, and Electron knows none of them. */
function StartAtLogin() {
  const { view } = useApp();
  const { change, error } = useChange();
  if (view.desktop.platform === "linux" || !view.desktop.isInstalled) return null;
  return (
    <SwitchRow
      label={text.startAtLogin}
      on={view.settings.startAtLogin}
      onChange={(on) => change({ startAtLogin: on })}
      below={<Problem>{error === "" ? "" : text.startNotAllowed}</Problem>}
    />
  );
}

/** What is told outside of the windows, by kind, and whether it can be seen. */
export function Notifications() {
  const { view } = useApp();
  const { change, error } = useChange();
  const { hideCaller, notifyMessages, quietInCalls } = view.settings;
  return (
    <Group title={text.notifications}>
      <SwitchRow
        label={text.hideCaller}
        hint={text.hideCallerHint}
        on={hideCaller}
        onChange={(on) => change({ hideCaller: on })}
      />
      <SwitchRow
        label={text.notifyMessages}
        hint={text.notifyMessagesHint}
        on={notifyMessages}
        onChange={(on) => change({ notifyMessages: on })}
      />
      {notifyMessages && (
        <SwitchRow
          label={text.quietInCalls}
          on={quietInCalls}
          onChange={(on) => change({ quietInCalls: on })}
        />
      )}
      <NotificationTestRow />
      <Problem>{error}</Problem>
    </Group>
  );
}

export function Startup({ onCheck }: { readonly onCheck: () => void }) {
  return (
    <Group title={text.general}>
      <StartAtLogin />
      <Row label={firstRunText.again} hint={firstRunText.againHint}>
        <Button size="s" onPress={onCheck}>
          {firstRunText.check}
        </Button>
      </Row>
    </Group>
  );
}

export function Advanced() {
  const { view } = useApp();
  const { change, error } = useChange();
  const { authScheme } = view.settings;
  return (
    <Group title={text.advanced}>
      <ChoiceRow
        label={text.authScheme}
        hint={text.authSchemeHint}
        value={authScheme}
        options={[
          { value: "raw", words: text.authRaw },
          { value: "bearer", words: text.authBearer },
        ]}
        onChange={(value) => change({ authScheme: value as typeof authScheme })}
      />
      <Problem>{error}</Problem>
    </Group>
  );
}
