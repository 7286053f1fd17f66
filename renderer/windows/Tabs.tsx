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
    const at = tabs.findIndex(({ tab }) => tab === now);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to =
      event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : step === undefined ? -1 : at + step;
    const next = tabs[(to + tabs.length) % tabs.length];
    if (to === -1 && step === undefined) return;
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    drafts.tab.value = next.tab;
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[tabs.indexOf(next)]?.focus();
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
