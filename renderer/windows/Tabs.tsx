import { openWrapUps } from "../../shared/state/wrap-up.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { wrapUpText } from "../../shared/text/wrap-up.ts";
import { useApp } from "../phone/feature.ts";
import { type Tab, useScreen } from "../phone/screen.ts";
import { Icon } from "../ui/Icon.tsx";
import { alongLine } from "../ui/keys.ts";
import "./tabs.css";

const rooms = [
  { tab: "keypad", icon: "keypad", words: () => directoryText.keypad },
  { tab: "recent", icon: "recent", words: () => directoryText.recent },
  { tab: "directory", icon: "people", words: () => directoryText.directory },
] as const;
/** There while a call waits for a word. */
const wrapUpRoom = { tab: "wrapUp", icon: "notes", words: () => wrapUpText.tab } as const;

/** The rooms of the phone when nobody is talked to. Arrow keys go from one to the next. */
export function Tabs({ panelId }: { readonly panelId: string }) {
  const { view } = useApp();
  const current = useScreen().tab;
  const now = current.value;
  const tabs = openWrapUps(view.wrapUps).length > 0 ? [wrapUpRoom, ...rooms] : rooms;

  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const moves: Readonly<Record<string, number>> = {
      on: at + 1,
      back: at - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = moves[alongLine(event.key) ?? event.key];
    const next = to === undefined ? undefined : tabs[to % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    current.value = next.tab;
    all[(tabs as readonly unknown[]).indexOf(next)]?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={directoryText.tabs} onKeyDown={onKeyDown}>
      {tabs.map(({ tab, icon, words }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(tab)}
          aria-selected={tab === now}
          aria-controls={panelId}
          tabIndex={tab === now ? 0 : -1}
          onClick={() => {
            current.value = tab;
          }}
        >
          <Icon name={icon} />
          {words()}
        </button>
      ))}
    </div>
  );
}

export const tabId = (tab: Tab) => `tab-${tab}`;
