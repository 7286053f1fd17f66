import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readProfile } from "../../shared/wire/profile/read.ts";
import { isHeard } from "../harness/sound.ts";
import { expect, maria, test } from "../harness/story.ts";

const file = fileURLToPath(new URL("../fixtures/other-dialect.json", import.meta.url));
const { profile: dialect } = readProfile(readFileSync(file, "utf8"));

test.describe("a tenant whose server speaks otherwise", () => {
  test.use({ sandboxOptions: { dialect } });

  test("is understood with a profile: sign-in, status, an offer and a call to its end", async ({
    centre,
    story,
    userData,
  }) => {
    mkdirSync(join(userData, "profiles"), { recursive: true });
    copyFileSync(file, join(userData, "profiles/127.0.0.1.json"));
    const agent = await story.atWork({ userData });
    const caller = centre.rings();
    await agent.accepts(maria.name);
    await agent.isTalkingTo(maria.name);
    await isHeard(caller.hears);
    await agent.hangsUp();
    await expect.poll(() => caller.item().state).toBe("terminated");
    await agent.trayShows("available", /Available/);
  });
});

test("a profile with a mistake is told with its line, and what is built in is used", async ({
  story,
  userData,
}) => {
  mkdirSync(join(userData, "profiles"), { recursive: true });
  writeFileSync(
    join(userData, "profiles/127.0.0.1.json"),
    '{\n  "endpoints": {\n    "session": { "path": "https://elsewhere.example/" }\n  }\n}\n',
  );
  const agent = await story.atWork({ userData });
  const page = await agent.phone();
  await expect(page.getByText(/profile for 127\.0\.0\.1 has a mistake in line 3/)).toBeVisible();
});
