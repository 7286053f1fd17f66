import { monitorText } from "../../shared/text/monitor.ts";
import "./board.css";

/** Every agent and queue, as they are now. */
export function Board() {
  return (
    <section class="board" aria-label={monitorText.board}>
      <h1>{monitorText.title}</h1>
      <p class="quiet">{monitorText.empty}</p>
    </section>
  );
}
