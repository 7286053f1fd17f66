const { contextBridge, ipcRenderer } = require("electron");

window.preloadsOwn = "only in the isolated world";
let runs = 0;
const refused = [];
for (const name of ["fs", "node:child_process", "path"]) {
  try {
    require(name);
  } catch (error) {
    refused.push(error.message);
  }
}

contextBridge.exposeInMainWorld("fixture", {
  argument: process.argv.find((each) => each.startsWith("--fixture=")),
  sandboxed: process.sandboxed,
  contextIsolated: process.contextIsolated,
  refused,
  date: new Date(5),
  run: () => {
    runs += 1;
    return runs;
  },
  fails: () => {
    throw new Error("said no");
  },
  echo: (value) => ipcRenderer.invoke("echo", value),
  ask: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  tell: (channel, ...args) => ipcRenderer.send(channel, ...args),
  watch(seen) {
    const heard = (_event, number) => seen(number);
    ipcRenderer.on("number", heard);
    return () => ipcRenderer.removeListener("number", heard);
  },
});
