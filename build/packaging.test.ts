import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractFile, listPackage, statFile } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
// The builder's own check, by an inner path: its version is pinned.
import { validateConfiguration } from "app-builder-lib/out/util/config/config.js";
import { DebugLogger } from "builder-util";
import { Arch, build, type Configuration, Platform } from "electron-builder";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { identityOf } from "../main/desktop/identity.ts";
import { iconFolder } from "../main/desktop/images.ts";
import { buildApp } from "./build.ts";
import { root } from "./bundle.ts";
import { withLinks } from "./msi-links.mjs";
import { layOutStub } from "./stub-electron.ts";

const config: Configuration = parse(readFileSync(join(root, "electron-builder.yml"), "utf8"));

const targetsOf = (list: unknown) =>
  (list as { target: string; arch?: string[] }[]).map((each) => each.target);

describe("electron-builder.yml", () => {
  test("is what the builder's schema knows", async () => {
    await expect(
      validateConfiguration(structuredClone(config), new DebugLogger(false)),
    ).resolves.toBeUndefined();
  });

  test("an unknown key would be refused", async () => {
    const wrong = { ...structuredClone(config), electronFuzes: {} } as Configuration;
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(/electronFuzes/);
  });

  test("makes what each system's people and IT install, for both processors", () => {
    expect(targetsOf(config.win?.target)).toEqual(["nsis", "msi"]);
    expect(targetsOf(config.mac?.target)).toEqual(["dmg", "zip"]);
    expect(targetsOf(config.linux?.target)).toEqual(["AppImage", "deb"]);
    for (const { target } of [config.win, config.mac, config.linux] as { target: { arch: string[] }[] }[])
      for (const { arch } of target) expect(arch).toEqual(["x64", "arm64"]);
  });

  test("a deb brings the leave for user namespaces that Ubuntu asks for, and the keychain's library", () => {
    const profile = readFileSync(join(root, config.deb?.appArmorProfile ?? ""), "utf8");
    expect(profile).toMatch(/^profile hookswitch "\/opt\/Hookswitch\/hookswitch"/m);
    expect(profile).toMatch(/^ {2}userns,$/m);
    expect(config.deb?.depends).toContain("libsecret-1-0");
  });

  test("the MSI is for the machine, starts nothing, and registers the links as the other installer does", () => {
    expect(config.msi).toMatchObject({ perMachine: true, oneClick: true, runAfterFinish: false });
    const template = readFileSync(
      join(root, "node_modules/app-builder-lib/templates/msi/template.xml"),
      "utf8",
    );
    const project = withLinks(template);
    expect(project).not.toBe(template);
    for (const scheme of ["tel", "callto", "sms", "mailto"])
      expect(project).toContain(
        `Key="Software\\Hookswitch\\Capabilities\\URLAssociations" Name="${scheme}" Type="string" Value="Hookswitch.${scheme}"`,
      );
    expect(project).toContain('Value="&quot;[#mainExecutable]&quot; &quot;%1&quot;"');
    expect(project.match(/KeyPath="yes"/g)).toHaveLength(1);
    // The file that the keys point at is the builder's name for the program.
    const target = readFileSync(join(root, "node_modules/app-builder-lib/out/targets/MsiTarget.js"), "utf8");
    expect(target).toContain('Id="mainExecutable"');
    expect(() => withLinks("<Wix/>")).toThrow(/component group/);
  });

  test("installs for one person or for everybody, asking first", () => {
    expect(config.nsis).toMatchObject({ perMachine: false, oneClick: false, allowElevation: true });
    const script = readFileSync(join(root, config.nsis?.include ?? ""), "utf8");
    for (const scheme of ["tel", "callto", "sms", "mailto"])
      expect(script).toContain(`hookswitchScheme "${scheme}"`);
    expect(script).toContain("Capabilities\\URLAssociations");
    expect(script).toContain("Software\\RegisteredApplications");
    expect(script).not.toContain("HKLM");
    // Links are registered where the program is installed; only what it wrote as a person is that person's alone.
    expect(script.match(/WriteRegStr (\w+)/g)?.every((each) => each === "WriteRegStr SHELL_CONTEXT")).toBe(
      true,
    );
    // Windows offers the program for a scheme when all three lead from one to the next.
    expect(script).toMatch(/URLAssociations" "\$\{SCHEME\}" "Hookswitch\.\$\{SCHEME\}"/);
    expect(script).toMatch(/Hookswitch\.\$\{SCHEME\}\\shell\\open\\command" "" '.* "%1"'/);
    expect(script).toMatch(/RegisteredApplications" "Hookswitch" "Software\\Hookswitch\\Capabilities"/);
  });

  test("takes with it what the program wrote into the registry", () => {
    const script = readFileSync(join(root, config.nsis?.include ?? ""), "utf8");
    const uninstall = script.slice(script.indexOf("!macro customUnInstall"));
    const { appUserModelId, toastActivator } = identityOf(true);
    // The installer knows the model id as its app id.
    expect(config.appId).toBe(appUserModelId);
    const current = "Software\\Microsoft\\Windows\\CurrentVersion";
    expect(uninstall).toContain(`"${current}\\Run" "\${APP_ID}"`);
    expect(uninstall).toContain(`"${current}\\Explorer\\StartupApproved\\Run" "\${APP_ID}"`);
    expect(uninstall).toContain(`"Software\\Classes\\CLSID\\${toastActivator}"`);
    // An update runs the uninstaller too, and keeps all of it.
    expect(uninstall).toMatch(/ifNot\} \$\{isUpdated\}[\s\S]*CLSID[\s\S]*endIf/);
  });

  test("a run from the sources is another program to Windows", () => {
    const [installed, source] = [identityOf(true), identityOf(false)];
    for (const key of ["name", "appUserModelId", "toastActivator"] as const)
      expect(source[key]).not.toBe(installed[key]);
  });

  test("tells macOS why, keeps notifications until answered, and the timers awake", () => {
    expect(config.mac?.extendInfo).toMatchObject({
      NSMicrophoneUsageDescription: expect.stringMatching(/test/),
      NSLocalNetworkUsageDescription: expect.any(String),
      NSUserNotificationAlertStyle: "alert",
      NSAppSleepDisabled: true,
    });
  });

  test("asks macOS for the microphone and the network and nothing else, hardened", () => {
    expect(config.mac?.hardenedRuntime).toBe(true);
    expect(config.mac?.extendInfo).toHaveProperty("NSMicrophoneUsageDescription");
    expect(config.mac?.extendInfo).not.toHaveProperty("LSUIElement");
    const granted = readFileSync(join(root, config.mac?.entitlements as string), "utf8");
    expect([...granted.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual([
      "com.apple.security.cs.allow-jit",
      "com.apple.security.device.audio-input",
      "com.apple.security.network.client",
    ]);
  });

  test("every fuse that the security checklist names is set", () => {
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test("the keychain's module has a binary for every target", () => {
    const prebuilds = readdirSync(join(root, "node_modules/keytar/prebuilds"));
    expect(prebuilds).toEqual(
      expect.arrayContaining(["win32-x64", "win32-arm64", "darwin-x64", "darwin-arm64", "linux-x64"]),
    );
  });
});

describe.runIf(process.platform === "linux")("what is packed", () => {
  const folder = mkdtempSync(join(tmpdir(), "hookswitch-pack-"));
  const unpacked = join(folder, "out/linux-unpacked");
  const asar = join(unpacked, "resources/app.asar");
  let files: string[] = [];

  beforeAll(async () => {
    await buildApp();
    layOutStub(join(folder, "electron"), "45.4.1");
    await build({
      projectDir: root,
      targets: Platform.LINUX.createTarget("dir", Arch.x64),
      publish: "never",
      config: {
        extends: join(root, "electron-builder.yml"),
        electronDist: join(folder, "electron"),
        directories: { output: join(folder, "out") },
      },
    });
    files = listPackage(asar, { isPack: false })
      .map((name) => name.slice(1))
      .filter((name) => !("files" in statFile(asar, name)));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is the bundles, the pages, the icons and the keychain's module, and nothing else", () => {
    const known = [
      /^package\.json$/,
      /^dist\/(main|preload)\/index\.cjs$/,
      /^dist\/renderer\/[a-z]+\.html$/,
      /^dist\/renderer\/assets\/[\w-]+(\.es)?-[\w-]+\.(js|css|svg|png|wav|woff2)$/,
      /^dist\/renderer\/pdf\/(cmaps|standard_fonts|wasm)\/[\w-]+(\.(bcmap|pfb|ttf|js))?$/,
      /^dist\/icons\/tray\/\w+(@2x)?\.(png|ico)$/,
      /^dist\/icons\/overlay\/\w+(@2x)?\.png$/,
      /^dist\/icons\/app\/icon\.png$/,
      /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js|prebuilds\/linux-x64\/keytar\.node)$/,
    ];
    expect(files.filter((name) => !known.some((pattern) => pattern.test(name)))).toEqual([]);
    expect(files).toContain("package.json");
    expect(files).toContain("node_modules/keytar/lib/keytar.js");
    for (const name of builtFiles()) expect(files).toContain(name);
  });

  test("is small: 9 MB, half of it for drawing PDFs, without Electron and the keychain's module", () => {
    const bytes = files
      .filter((name) => name.startsWith("dist/"))
      .reduce((sum, name) => sum + (statFile(asar, name) as { size: number }).size, 0);
    expect(bytes).toBeLessThan(9_000_000);
  });

  test("the list of what others wrote lies beside the archive, for people and for scanners", () => {
    const notices = readFileSync(join(unpacked, "resources/third-party.txt"), "utf8");
    const bill = JSON.parse(readFileSync(join(unpacked, "resources/sbom.cdx.json"), "utf8"));
    const names = bill.components.map((each: { name: string }) => each.name);
    for (const name of ["electron", "@github/keytar", "preact", "ws", "libphonenumber-js"]) {
      expect(names).toContain(name);
      expect(notices).toContain(`\n${name} `);
    }
    // Of what is only used to build and test, nothing.
    expect(names).not.toContain("vitest");
  });

  test("the native module lies beside the archive, where the system can load it", () => {
    const native = "node_modules/keytar/prebuilds/linux-x64/keytar.node";
    expect(statFile(asar, native)).toMatchObject({ unpacked: true });
    expect(existsSync(join(`${asar}.unpacked`, native))).toBe(true);
    // And what Windows reads by its own means.
    expect(existsSync(join(iconFolder(asar, "win32"), "tray", "muted.ico"))).toBe(true);
  });

  test("names no folder of the machine it was built on", () => {
    const telling = files.filter(
      (name) => !name.endsWith(".node") && extractFile(asar, name).includes(root.replace(/\/$/, "")),
    );
    expect(telling).toEqual([]);
  });

  test("the packed package.json starts the bundle and runs no script", () => {
    const packed = JSON.parse(extractFile(asar, "package.json").toString());
    expect(packed).toMatchObject({
      main: "dist/main/index.cjs",
      desktopName: "io.hookswitch.app.desktop",
      productName: "Hookswitch",
    });
    expect(packed.scripts).toBeUndefined();
    expect(packed.devDependencies).toBeUndefined();
  });

  test("the fuses are set in the binary", async () => {
    const wire = await getCurrentFuseWire(join(unpacked, "hookswitch"));
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE);
  });
});

/** What the build made and a package must therefore hold. */
function builtFiles(): string[] {
  const names = ["dist/main/index.cjs", "dist/preload/index.cjs", "dist/icons/tray/availableTemplate.png"];
  return names.filter((name) => existsSync(join(root, name)));
}
