import type { ComponentChildren } from "preact";
import { gradeOfCall } from "../../shared/state/call-quality.ts";
import { millisecondsText, percentText } from "../../shared/text/format.ts";
import { historyText } from "../../shared/text/history.ts";
import { qualityText as text } from "../../shared/text/quality.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { useApp } from "./feature.ts";

/** How the line was, where this computer measured it: in a word, then in figures. It is no loss where that is not known. */
export function LineQuality(props: {
  readonly workitemId: string;
  readonly fact: (name: string, value: ComponentChildren) => ComponentChildren;
}) {
  const { workitemId, fact } = props;
  const { ask } = useApp();
  const { value } = useLoaded(workitemId, () => ask.quality.of({ callIds: [workitemId] }));
  const call = value?.find(({ callId }) => callId === workitemId);
  const grade = call === undefined ? null : gradeOfCall(call);
  if (call === undefined || grade === null) return null;
  const { mosMedian, roundTrip, lossIn, lossOut } = call;
  const loss = (share: number | null) => (share === null ? "–" : percentText(share));
  const figures = [
    `${text.mos} ${text.score(mosMedian)}`,
    roundTrip === null ? "" : `${text.roundTrip} ${millisecondsText(roundTrip)}`,
    `${text.lossIn} ${loss(lossIn)}`,
    `${text.lossOut} ${loss(lossOut)}`,
  ].filter((each) => each !== "");
  return (
    <>
      {fact(
        historyText.line,
        <>
          {text.grades[grade]}
          <span class="quiet detail-figures tabular">{figures.join(" · ")}</span>
        </>,
      )}
    </>
  );
}
