// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, renderHook, waitFor } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { useDirectory } from "../directory/use-directory.ts";
import { people } from "../gallery/samples.ts";
import { type App, AppContext } from "./app.ts";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const held = (rows: readonly DirectoryItem[]) => ({
  start: 0,
  rows,
  total: rows.length,
  isMore: false,
  isLoading: false,
  failure: null,
});

it("goes on with what main tells after the page was hidden for a while", async () => {
  const now = signal(held(people.slice(0, 1)));
  const show = vi.fn();
  const look = vi.fn(() => ({ held: now, show, retry() {}, close() {} }));
  const app = { collections: { look }, features: [] } as unknown as App;
  const { result } = renderHook(() => useDirectory("agents", ""), {
    wrapper: ({ children }) => <AppContext value={app}>{children}</AppContext>,
  });
  const seen = () => result.current.rows.length;
  await waitFor(() => expect(seen()).toBe(1));

  const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(show).toHaveBeenLastCalledWith({ start: 0, count: 0 });
  now.value = held([]);
  expect(seen()).toBe(1);

  visibility.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  now.value = held(people.slice(0, 2));
  await waitFor(() => expect(seen()).toBe(2));
});
