const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const {
  app,
  BrowserWindow,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  protocol,
  session,
  Tray,
} = require("electron");

const say = (...words) => console.log("FIXTURE", ...words);
const types = { html: "text/html", js: "text/javascript" };
const pixel = nativeImage.createFromBuffer(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }]);
if (!app.requestSingleInstanceLock()) {
  say("second");
  app.quit();
} else {
  app.on("second-instance", (_event, argv) => say("second-instance", argv.at(-1)));
  app.whenReady().then(start);
}
for (const event of ["before-quit", "will-quit", "quit"]) app.on(event, () => say(event));

const kept = [];

function start() {
  // Lost: the system has not given its leave yet.
  new Notification({ title: "Too early" }).show();
  const allowed = !process.argv.includes("--refuse-microphone");
  const asked = [];
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    asked.push({ permission, origin: details.securityOrigin, mediaTypes: details.mediaTypes });
    answer(allowed);
  });
  protocol.handle("app", async (request) => {
    const { pathname } = new URL(request.url);
    const name = pathname === "/other.html" ? "page.html" : pathname.slice(1);
    try {
      return new Response(readFileSync(join(__dirname, name)), {
        headers: {
          "content-type": types[name.split(".").pop()],
          "content-security-policy":
            "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:",
        },
      });
    } catch {
      return new Response("not here", { status: 404 });
    }
  });

  const events = [];
  const window = new BrowserWindow({
    width: 480,
    height: 640,
    show: false,
    webPreferences: {
      preload: join(__dirname, "preload.cjs"),
      additionalArguments: ["--fixture=seven"],
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url }) => {
    events.push(`open ${url}`);
    return { action: "deny" };
  });
  webContents.on("will-navigate", (event) => {
    events.push(`navigate ${event.url}`);
    event.preventDefault();
  });
  webContents.on("render-process-gone", (_event, details) => {
    events.push(`gone ${details.reason}`);
    webContents.reload();
  });
  for (const name of ["ready-to-show", "show", "hide", "focus", "blur", "closed"]) {
    window.on(name, () => events.push(name));
  }
  window.on("close", (event) => {
    if (kept.length > 0) return;
    events.push("close");
    event.preventDefault();
    window.hide();
  });
  app.on("before-quit", () => kept.push("quitting"));

  let sent = null;
  const told = [];
  ipcMain.on("told", (event, ...args) =>
    told.push({ args, url: event.senderFrame.url, id: event.sender.id }),
  );
  ipcMain.handle("told", () => told);
  ipcMain.handle("echo", (event, value) => {
    sent = value;
    return { value, kind: Object.prototype.toString.call(value?.map ?? value), url: event.senderFrame.url };
  });
  ipcMain.handle("echoed", () => ({
    isMap: sent.map instanceof Map,
    bytes: sent.bytes.length,
    self: sent.self === sent,
  }));
  ipcMain.handle("fails", () => {
    throw new Error("no such thing");
  });
  ipcMain.handle("function", () => ({ no: () => 1 }));
  ipcMain.handle("numbers", (event, count) => {
    for (let number = 0; number < count; number += 1) event.sender.send("number", number);
  });
  ipcMain.handle("events", () => events);
  ipcMain.handle("asked", () => asked);
  ipcMain.handle("dark", () => nativeTheme.shouldUseDarkColors);
  // Runs what a test wants to see refused, and says how it was.
  ipcMain.handle("attempt", (_event, code) => {
    try {
      return { value: String(new Function("electron", "require", code)(require("electron"), require)) };
    } catch (error) {
      return { error: error.message };
    }
  });

  const tray = new Tray(pixel);
  let status = "Away";
  const draw = () => {
    tray.setToolTip(`Fixture: ${status}`);
    const radio = (label) => ({
      label,
      type: "radio",
      checked: status === label,
      click() {
        status = label;
        draw();
      },
    });
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: "Status", submenu: [radio("Available"), radio("Away")] },
        { type: "separator" },
        { label: "Greyed", enabled: false },
        { label: "Quit", click: () => app.quit() },
      ]),
    );
  };
  draw();
  tray.on("click", () => window.show());

  globalShortcut.register("CommandOrControl+Alt+M", () => events.push("hotkey"));
  const notification = new Notification({
    title: "A call",
    body: "from Ada",
    actions: [
      { type: "button", text: "Answer" },
      { type: "button", text: "Reject" },
    ],
  });
  notification.on("action", (_event, index) => events.push(`action ${index}`));
  notification.on("click", () => events.push("notification"));
  setTimeout(() => notification.show(), 300);
  kept.length = 0;
  window.loadURL("app://fixture/page.html").then(
    () => say("loaded"),
    (error) => say(`not loaded: ${error.message}`),
  );
}
