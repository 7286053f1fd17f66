import { expect, test } from "vitest";
import { testContext } from "../work/test-context.ts";
import { showProxyQuestion } from "./show-proxy-question.ts";

test("a proxy that asks brings the phone up; one that has its answer does not", () => {
  const { store } = testContext();
  let shown = 0;
  showProxyQuestion({ store, showPhone: () => void shown++ });
  store.dispatch({ kind: "proxyAsked", asked: { proxy: "proxy.example:3128", isAgain: false } });
  store.dispatch({ kind: "proxyAsked", asked: null });
  expect(shown).toBe(1);
});
