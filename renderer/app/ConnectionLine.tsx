import type { ConnectionState } from "../../shared/state/link.ts";
import "./connection-line.css";

/** While nothing new can arrive, that it cannot: `words`. */
export function ConnectionLine(props: { readonly connection: ConnectionState; readonly words: string }) {
  const { network, feed } = props.connection;
  const isDown = network === "offline" || feed.kind === "waiting" || feed.kind === "failed";
  return (
    <p class={isDown ? "connection-line" : "sr-only"} role="status">
      {isDown ? props.words : ""}
    </p>
  );
}
