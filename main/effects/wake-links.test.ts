import { expect, test } from "vitest";
import { testContext } from "../work/test-context.ts";
import { wakeLinks } from "./wake-links.ts";

test("a network that is back wakes the sockets, once; one that was there all along does not", () => {
  const { store } = testContext();
  let woken = 0;
  const undo = wakeLinks({ store, links: { wake: () => void woken++ } });
  const online = (is: boolean) => store.dispatch({ kind: "networkChanged", online: is });
  online(true);
  expect(woken).toBe(0);
  online(false);
  online(true);
  online(true);
  expect(woken).toBe(1);
  undo();
  online(false);
  online(true);
  expect(woken).toBe(1);
});
