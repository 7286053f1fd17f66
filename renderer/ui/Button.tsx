import type { ComponentChildren } from "preact";
import type { Control } from "../../shared/state/controls.ts";
import { controlWhyText } from "../../shared/text/controls.ts";
import { Icon, type IconName } from "./Icon.tsx";
import "./button.css";

interface Pressable {
  /** Whether it is shown and can be pressed. Without it, it can. */
  readonly control?: Control;
  /** Under way: it stays focusable, says so, and further presses do nothing. */
  readonly busy?: boolean;
  /** The keys that do the same. */
  readonly shortcut?: KeyHint | undefined;
  /** -1: Tab passes it by; other keys lead there. */
  readonly tabIndex?: number | undefined;
  readonly onPress: () => void;
}

/** Keys as the platform writes them, and for those who have them read out. */
export interface KeyHint {
  readonly words: string;
  readonly aria: string;
}

/** A press that is not possible is told by aria-disabled, so that the reason can be reached by keyboard. */
function pressing({ control, busy, shortcut, tabIndex, onPress }: Pressable, label?: string) {
  const off = busy === true || control?.enabled === false;
  const keys = shortcut?.words;
  const title = label === undefined || keys === undefined ? (label ?? keys) : `${label} (${keys})`;
  return {
    type: "button" as const,
    tabIndex,
    "aria-disabled": off ? ("true" as const) : undefined,
    "aria-busy": busy === true ? ("true" as const) : undefined,
    "aria-keyshortcuts": shortcut?.aria,
    title: control?.why === undefined ? title : controlWhyText[control.why],
    onClick: off ? undefined : onPress,
  };
}

export interface ButtonProps extends Pressable {
  readonly tone?: "plain" | "accent" | "go" | "stop" | "quiet";
  readonly size?: "s" | "m" | "l";
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
  /** What it is called when its words alone do not say on whom it acts. Must hold those words. */
  readonly label?: string;
  /** Its keys stand on it, in place of the icon. */
  readonly showsKeys?: boolean;
  /** It opens and closes something: whether that is open, and which. */
  readonly expanded?: boolean;
  readonly controls?: string;
}

export function Button(props: ButtonProps) {
  if (props.control?.shown === false) return null;
  const { tone = "plain", size = "m" } = props;
  const keys = props.showsKeys === true ? props.shortcut?.words : undefined;
  return (
    <button
      {...pressing(props)}
      class={`button ${tone} size-${size}${props.wide === true ? " wide" : ""}`}
      aria-label={props.label}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
    >
      {props.icon !== undefined && keys === undefined && <Icon name={props.icon} />}
      <span class="button-words">{props.children}</span>
      {keys !== undefined && (
        <span class="chord" aria-hidden="true">
          <kbd>{keys}</kbd>
        </span>
      )}
    </button>
  );
}

/** A square button with an icon alone; `label` is its name and its tooltip. */
export function IconButton(
  props: Pressable & {
    readonly icon: IconName;
    readonly label: string;
    readonly pressed?: boolean;
  },
) {
  if (props.control?.shown === false) return null;
  return (
    <button
      {...pressing(props, props.label)}
      class="icon-button"
      aria-label={props.label}
      aria-pressed={props.pressed}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** A round button with its word beneath: the controls of a call. */
export function RoundButton(
  props: Pressable & {
    readonly icon: IconName;
    readonly words: string;
    readonly pressed?: boolean;
    readonly expanded?: boolean;
    /** The server has not confirmed yet. */
    readonly waiting?: boolean;
    /** What is most likely wanted now. */
    readonly strong?: boolean;
    /** While it is pressed somebody should be aware of it. */
    readonly alert?: boolean;
  },
) {
  if (props.control?.shown === false) return null;
  return (
    <button
      {...pressing(props)}
      class={`round-button${props.waiting === true ? " waiting" : ""}${props.strong === true ? " strong" : ""}${props.alert === true ? " alert" : ""}`}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
    >
      <span class="round-face">
        <Icon name={props.icon} />
      </span>
      <span class="round-words">{props.words}</span>
    </button>
  );
}
