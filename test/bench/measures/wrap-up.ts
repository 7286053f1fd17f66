import { type Figure, times } from "../figures.ts";
import { type BenchWindow, markCount, nextMark } from "../page-marks.ts";
import { type Rig, wallNow } from "../rig.ts";

/** The customer hangs up: the wrap-up form with its outcomes is painted. */
export async function wrapUp(rig: Rig): Promise<Figure[]> {
  const rounds = 6;
  const { centre } = rig.sandbox;
  const phone = await rig.marked("phone");
  await phone.page.evaluate(() => (window as BenchWindow).bench.appears("outcomes", ".outcomes"));
  centre.do({ kind: "setBehaviour", behaviour: { wrapUpMs: 60_000 } });
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const caller = await rig.talk();
    const from = await markCount(phone.page);
    const hungUp = wallNow();
    caller.hangsUp();
    const seen = await nextMark(phone.page, "outcomes", from);
    found.push(seen.at - phone.ahead - hungUp);
    const { userId } = rig.user;
    centre.do({ kind: "setStatusOf", userId, of: userId, statusId: "available" });
    await phone.page.locator(".outcomes").waitFor({ state: "detached" });
    await rig.end(caller);
  }
  centre.do({ kind: "setBehaviour", behaviour: { wrapUpMs: 0 } });
  // The first one loads the room's script and reads the tenant's dispositions.
  return times("hang-up-to-wrap-up", found, {
    note: "the customer hangs up to the frame that shows the outcomes",
    worst: true,
  });
}
