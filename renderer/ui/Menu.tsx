import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Control } from "../../shared/state/controls.ts";
import { controlWhyText } from "../../shared/text/controls.ts";
import { floatBeside } from "./float.ts";
import { useOutside } from "./press-outside.ts";
import "./menu.css";

export interface MenuProps {
  /** The menu's own name. */
  readonly label: string;
  readonly trigger: {
    readonly class: string;
    readonly title?: string;
    readonly busy?: boolean;
    /** What it shows, and in `sr-only` what else it is called. */
    readonly face: ComponentChildren;
  };
  /** Given and enabled false: the menu cannot be opened, and `title` says why. */
  readonly enabled?: boolean;
  readonly align: "start" | "end";
  /** Opens upwards: its button is at the window's foot. */
  readonly above?: boolean;
  /** Stands over everything: its button is in a box that scrolls. What scrolls closes it. */
  readonly floats?: boolean;
  /** Shown above the items. */
  readonly heading?: readonly string[];
  readonly children: ComponentChildren;
}

const itemQuery = '[role^="menuitem"]';

/** A button and the menu it opens: arrows, Home, End, first letters, Escape; a press outside closes it. */
export function Menu(props: MenuProps) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const enabled = props.enabled !== false;

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>(itemQuery) ?? [])];
  const close = (giveBack: boolean) => {
    open.value = false;
    if (giveBack) button.current?.focus();
  };
  useOutside(root, open.value, () => close(false));
  useEffect(() => {
    if (!open.value) return;
    const land =
      props.floats === true && box.current !== null && button.current !== null
        ? floatBeside(box.current, button.current)
        : undefined;
    (list.current?.querySelector<HTMLElement>('[aria-checked="true"]') ?? items()[0])?.focus();
    return land;
  }, [open.value]);

  // What has moved away from beside its button is closed; its own list may scroll.
  useEffect(() => {
    if (!open.value || props.floats !== true) return;
    const onScroll = ({ target }: Event) => {
      if (!box.current?.contains(target as Node)) close(false);
    };
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", onScroll, { capture: true });
  }, [open.value]);

  function onKeyDown(event: KeyboardEvent) {
    if (!open.value) {
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && enabled) {
        event.preventDefault();
        open.value = true;
      }
      return;
    }
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = moveTo(event.key, at, all);
    if (event.key === "Escape") close(true);
    else if (event.key === "Tab") close(false);
    else if (to !== null) all[to]?.focus();
    if (event.key === "Escape" || to !== null) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the menu and its button, caught once
    <div class="menu-root" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class={props.trigger.class}
        aria-haspopup="menu"
        aria-expanded={open.value}
        aria-controls={open.value ? id : undefined}
        aria-disabled={enabled ? undefined : "true"}
        aria-busy={props.trigger.busy === true ? "true" : undefined}
        title={props.trigger.title}
        onClick={() => {
          if (enabled) open.value = !open.value;
        }}
      >
        {props.trigger.face}
      </button>
      {open.value && (
        <div
          ref={box}
          class={`menu menu-${props.align}${props.above === true ? " menu-above" : ""}`}
          popover={props.floats === true ? "manual" : undefined}
        >
          {props.heading?.map((line) => (
            <p key={line} class="menu-heading one-line" aria-hidden="true">
              <bdi>{line}</bdi>
            </p>
          ))}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled on the root */}
          <div
            id={id}
            ref={list}
            role="menu"
            tabIndex={-1}
            aria-label={props.label}
            onClick={(event) => {
              if ((event.target as Element).closest(itemQuery)) close(true);
            }}
          >
            {props.children}
          </div>
        </div>
      )}
    </div>
  );
}

/** Where a key moves the focus: an index, or null when the key means nothing here. */
function moveTo(key: string, at: number, all: readonly HTMLElement[]): number | null {
  const last = all.length - 1;
  if (key === "ArrowDown") return at === last ? 0 : at + 1;
  if (key === "ArrowUp") return at <= 0 ? last : at - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key.length !== 1 || key === " ") return null;
  const after = [...all.keys()].map((step) => (at + 1 + step) % all.length);
  const hit = after.find((index) =>
    all[index]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
  );
  return hit ?? null;
}

export function MenuItem(props: {
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  readonly icon?: ComponentChildren;
  /** Not possible now: it stays in the menu, and its title says why. */
  readonly control?: Control;
}) {
  const { control } = props;
  if (control?.shown === false) return null;
  const isOff = control?.enabled === false;
  return (
    <button
      type="button"
      role="menuitem"
      class="menu-item"
      tabIndex={-1}
      aria-disabled={isOff ? "true" : undefined}
      title={control?.why === undefined ? undefined : controlWhyText[control.why]}
      onClick={isOff ? (event) => event.stopPropagation() : props.onPress}
    >
      <span class="menu-icon">{props.icon}</span>
      <span class="menu-words">{props.children}</span>
    </button>
  );
}

/** One of several that exclude each other. */
export function MenuChoice(props: {
  readonly chosen: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  readonly icon?: ComponentChildren;
  readonly mark: ComponentChildren;
  readonly busy?: boolean;
}) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={props.chosen}
      aria-busy={props.busy === true ? "true" : undefined}
      class="menu-item"
      tabIndex={-1}
      onClick={props.onPress}
    >
      <span class="menu-icon">{props.icon}</span>
      <span class="menu-words">{props.children}</span>
      <span class="menu-mark">{props.chosen ? props.mark : null}</span>
    </button>
  );
}

export function MenuLine() {
  return <hr class="menu-line" />;
}
