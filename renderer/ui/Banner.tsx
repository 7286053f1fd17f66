import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";
import "./banner.css";

export type Tone = "info" | "warning" | "error";
const icons: Readonly<Record<Tone, IconName>> = { info: "info", warning: "warning", error: "error" };

/** Something to know, beside what it concerns; never in the way. */
export function Banner(props: {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
  /** Read out when it appears; without it, it is only there to be read. */
  readonly role?: "status" | "alert";
}) {
  return (
    <div class={`banner banner-${props.tone}`} role={props.role}>
      <Icon name={icons[props.tone]} />
      <div class="banner-words">
        {props.title !== undefined && <p class="banner-title">{props.title}</p>}
        {props.children !== undefined && <p>{props.children}</p>}
      </div>
      {props.actions !== undefined && <div class="banner-actions">{props.actions}</div>}
    </div>
  );
}
