import { directoryText } from "../../shared/text/directory.ts";
import { Icon } from "../ui/Icon.tsx";
import { type Tab, usePhone } from "../world.ts";
import "./tabs.css";

const tabs = [
  { tab: "keypad", icon: "keypad" },
  { tab: "recent", icon: "recent" },
  { tab: "directory", icon: "people" },
] as const;

/** The rooms of the phone when nobody is talked to. Arrow keys go from one to the next. */
export function Tabs({ panelId }: { readonly panelId: string }) {
  const { drafts } = usePhone();
  const now = drafts.tab.value;

  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = moves[event.key];
    const next = to === undefined ? undefined : tabs[to % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    drafts.tab.value = next.tab;
    all[tabs.indexOf(next)]?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={directoryText.tabs} onKeyDown={onKeyDown}>
      {tabs.map(({ tab, icon }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(tab)}
          aria-selected={tab === now}
          aria-controls={panelId}
          tabIndex={tab === now ? 0 : -1}
          onClick={() => {
            drafts.tab.value = tab;
          }}
        >
          <Icon name={icon} />
          {directoryText[tab]}
        </button>
      ))}
    </div>
  );
}

export const tabId = (tab: Tab) => `tab-${tab}`;
