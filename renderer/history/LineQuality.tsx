import type { ComponentChildren } from "preact";
import { gradeOfCall } from "../../shared/state/call-quality.ts";
import { historyText } from "../../shared/text/history.ts";
import { locale } from "../../shared/text/language.ts";
import { qualityText as text } from "../../shared/text/quality.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { useApp } from "./feature.ts";

const milliseconds = (value: number) =>
  new Intl.NumberFormat(locale(), { style: "unit", unit: "millisecond", maximumFractionDigits: 0 }).format(
    value,
  );
const percent = (value: number) =>
  new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 1 }).format(value / 100);

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
  const loss = (share: number | null) => (share === null ? "–" : percent(share));
  const figures = [
    `${text.mos} ${text.score(mosMedian)}`,
    roundTrip === null ? "" : `${text.roundTrip} ${milliseconds(roundTrip)}`,
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
