/**
 * Loaded into the app's main process before the app (`--require`), so that the bench can ask for its memory and
 * stalls. It speaks JSON lines over a loopback socket to the port in HOOKSWITCH_BENCH_PROBE.
 */
const { EventEmitter } = require("node:events");
const { openSync, readSync } = require("node:fs");
const { connect } = require("node:net");
const { monitorEventLoopDelay } = require("node:perf_hooks");
const { queryObjects, setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

const port = Number(process.env.HOOKSWITCH_BENCH_PROBE);
if (port > 0) start();

function start() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const resolution = 5;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();

  // A second look at the same stalls. What the machine's other programs made it wait for a core is told apart: the rest
  // is the app's own, computing or blocked on a file.
  const read = waitedReader();
  const cpu = () => {
    const { user, system } = process.threadCpuUsage?.() ?? { user: 0, system: 0 };
    return (user + system) / 1000;
  };
  let longest = { wall: 0, waited: 0, own: 0, ownCpu: 0 };
  let lastCpu = cpu();
  let lastAt = performance.now();
  let lastWaited = read();
  const look = () => {
    const at = performance.now();
    const now = read();
    const used = cpu();
    const wall = at - lastAt - resolution;
    const waited = Math.min(Math.max(0, wall), now - lastWaited);
    if (wall > longest.wall) longest = { ...longest, wall, waited };
    if (wall - waited > longest.own) longest = { ...longest, own: wall - waited, ownCpu: used - lastCpu };
    lastAt = at;
    lastCpu = used;
    lastWaited = now;
  };
  setInterval(look, resolution).unref();
  const forget = () => {
    delay.reset();
    longest = { wall: 0, waited: 0, own: 0, ownCpu: 0 };
    lastAt = performance.now();
    lastCpu = cpu();
    lastWaited = read();
  };

  let hotkeyAt = 0;
  process.prependListener("message", (message) => {
    if (message?.action === "pressHotkey") hotkeyAt = performance.timeOrigin + performance.now();
  });
  // The listener must not be what keeps the process alive.
  process.channel?.unref();

  const answers = {
    stall: () => ({ ...longest, max: Math.max(longest.wall, delay.max / 1e6 - resolution) }),
    forgetStalls: () => forget(),
    hotkeyAt: () => hotkeyAt,
    cpuMs() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    memory() {
      // Collecting is the bench's doing, not a stall of the app.
      const kept = longest;
      for (let pass = 0; pass < 2; pass += 1) collect();
      const { rss, heapUsed } = process.memoryUsage();
      const handles = {};
      for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
      const objects = {};
      for (const kind of [EventEmitter, Function, Promise, Map, Set])
        objects[kind.name] = queryObjects(kind, { format: "count" });
      forget();
      longest = kept;
      return { rss, heapUsed, handles, objects };
    },
  };

  const socket = connect(port, "127.0.0.1");
  socket.unref();
  socket.setNoDelay(true);
  socket.on("error", () => {});
  let rest = "";
  socket.setEncoding("utf8").on("data", (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const { id, ask } = JSON.parse(line);
      socket.write(`${JSON.stringify({ id, answer: answers[ask]() ?? null })}\n`);
    }
  });
}

/** How long this thread was ready to run and had no core so far, in milliseconds: Linux tells, elsewhere it is 0. */
function waitedReader() {
  try {
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
    const text = Buffer.alloc(100);
    return () => {
      const length = readSync(file, text, 0, text.length, 0);
      return Number(text.toString("latin1", 0, length).split(" ")[1]) / 1e6;
    };
  } catch {
    // Not Linux, or without scheduler statistics: every stall counts as the app's own.
    return () => 0;
  }
}
