import { openWrapUps } from "../../shared/state/wrap-up.ts";
import { wrapUpText } from "../../shared/text/wrap-up.ts";
import { Party } from "../party/Party.tsx";
import { useScreen } from "../phone/screen.ts";
import { useApp } from "./feature.ts";
import { WrapUpForm } from "./WrapUpForm.tsx";
import "./wrap-up.css";

/** The workitems that wait for a word: one form, and the others to choose from. */
export default function WrapUps() {
  const { view } = useApp();
  const screen = useScreen();
  const open = openWrapUps(view.wrapUps);
  const shown = open.find((each) => each.workitemId === screen.wrapUp.value) ?? open.at(-1);
  if (shown === undefined) return null;
  return (
    <>
      {open.length > 1 && (
        <fieldset class="wrap-up-others" aria-label={wrapUpText.waiting}>
          {open.map((each) => (
            <button
              key={each.workitemId}
              type="button"
              aria-pressed={each === shown}
              onClick={() => {
                screen.wrapUp.value = each.workitemId;
              }}
            >
              <Party name={each.name} number={each.number} />
            </button>
          ))}
        </fieldset>
      )}
      <WrapUpForm key={shown.workitemId} wrapUp={shown} />
    </>
  );
}
