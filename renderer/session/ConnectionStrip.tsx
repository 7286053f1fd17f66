import { connectionText } from "../../shared/text/connection.ts";
import { secondsLeft } from "../../shared/time.ts";
import { useAsk } from "../app/ask.ts";
import { useSelected } from "../app/use-selected.ts";
import { Button } from "../ui/Button.tsx";
import { useApp } from "./feature.ts";
import { troubleOf } from "./health.ts";
import "./strip.css";

/** Under the header, only while something is wrong or recovering. Never in the way. */
export function ConnectionStrip() {
  const { ask, now, view } = useApp();
  const asking = useAsk();
  const trouble = useSelected(() => troubleOf(view, () => now.value));
  const seconds =
    trouble === null || trouble.retryAt === null ? null : secondsLeft(trouble.retryAt - now.value);
  return (
    <>
      {/* Only the title is read out, not every second of the countdown. */}
      <p class="sr-only" role="status">
        {trouble === null ? "" : `${trouble.title}. ${trouble.help}`}
      </p>
      {trouble !== null && (
        <div class={`strip strip-${trouble.health}`} data-testid="connection-strip">
          <span class="strip-dot" aria-hidden="true" />
          <div class="strip-words">
            <p>
              <strong>{trouble.title}</strong>
              {seconds !== null && <span class="tabular"> · {connectionText.retryIn(seconds)}</span>}
            </p>
            {trouble.help !== "" && <p class="strip-help">{trouble.help}</p>}
          </div>
          {trouble.asksProxy === true && (
            <Button
              size="s"
              busy={asking.busy.value !== ""}
              onPress={() => void asking.run("proxy", () => ask.session.askProxy())}
            >
              {connectionText.signInToProxy}
            </Button>
          )}
          {trouble.canTry && (
            <Button
              size="s"
              busy={asking.busy.value !== ""}
              onPress={() =>
                void asking.run("try", () =>
                  trouble.tries === "sound" ? ask.audio.revive() : ask.call.reconnectLine(),
                )
              }
            >
              {connectionText.tryNow}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
