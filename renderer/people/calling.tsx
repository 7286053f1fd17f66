import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Keeper, kept } from "../app/app.ts";
import { ask as asked } from "../app/ask.ts";
import type { Callee, Dialler } from "../app/dialler.ts";
import { DialQuestions } from "../dial/DialQuestions.tsx";
import { type How, useDialling } from "../dial/dialling.ts";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** Who is to be called, from the press until the questions about it are there. */
const [useWanted, wantedOf] = kept(() =>
  signal<{ readonly callee: Callee; readonly isAsked: boolean } | null>(null),
);

/** This window calls at once, and asks in its own place what must be asked first. */
export function peopleDialler(app: Keeper): Dialler {
  return {
    put(callee) {
      wantedOf(app).value = { callee, isAsked: true };
    },
    call(callee) {
      wantedOf(app).value = { callee, isAsked: false };
    },
  };
}

/** The questions of a call that was pressed here, and why it came to nothing. Once it is placed the phone shows it. */
export function Calling() {
  const { ask } = useApp();
  const wanted = useWanted();
  const dialling = useDialling();

  async function dial(callee: Callee, how: How = {}): Promise<void> {
    const isPlaced = await dialling.dial(callee, how);
    if (isPlaced) await asked(() => ask.desktop.open({ kind: "phone" }));
  }

  const now = wanted.value;
  useEffect(() => {
    if (now === null) return;
    wanted.value = null;
    dialling.clear();
    if (now.isAsked) dialling.standing.value = { kind: "confirm", whom: now.callee, how: {} };
    else void dial(now.callee);
  }, [now]);

  return (
    <>
      <Problem>{dialling.problem.value() || dialling.error}</Problem>
      <DialQuestions
        standing={dialling.standing.value}
        busy={dialling.busy}
        onCall={(how, whom) => void dial(whom, how)}
        onCancel={() => dialling.clear()}
      />
    </>
  );
}
