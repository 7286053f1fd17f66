/**
 * What a self-test runs in a page: source of expressions, each a promise of plain data. They see what the page's own
 * scripts see, and no more; the page's policy holds for what they add to it.
 */

/** What the page is and what it was given. `window` names it. */
export const pageProbe = `(async () => ({
  url: location.href,
  ready: document.readyState,
  secure: isSecureContext,
  drawn: document.body.innerText.trim() !== "",
  node: ["require", "process", "module", "Buffer", "global"].filter((name) => name in window),
  commands: Object.entries(window.hookswitch?.ask ?? {}).flatMap(([area, own]) =>
    Object.keys(own).map((name) => area + "." + name)),
}))()`;

/** Tries what the content security policy must stop: what was stopped, by directive, and what ran all the same. */
export const policyProbe = `(async () => {
  const stopped = new Set();
  document.addEventListener("securitypolicyviolation", (event) => stopped.add(event.effectiveDirective));
  const script = document.createElement("script");
  script.textContent = "window.selfTestRanInline = true";
  document.head.append(script);
  script.remove();
  const fetched = await fetch("https://self-test.invalid/").then(() => true, () => false);
  const image = new Image();
  const loaded = new Promise((resolve) => { image.onload = () => resolve(true); image.onerror = () => resolve(false); });
  image.src = "https://self-test.invalid/pixel.png";
  const ran = [
    ...(window.selfTestRanInline === true ? ["inline script"] : []),
    ...(fetched ? ["fetch"] : []),
    ...((await loaded) ? ["image"] : []),
    ...(window.open("https://self-test.invalid/") === null ? [] : ["window"]),
  ];
  return { stopped: [...stopped].sort(), ran };
})()`;

/** Whether the page is given a microphone: "granted", or why not. */
export const microphoneProbe = `(async () => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [track] = stream.getAudioTracks();
    const label = track?.label ?? "";
    for (const each of stream.getTracks()) each.stop();
    const devices = await navigator.mediaDevices.enumerateDevices();
    return { answer: "granted", label, unnamed: devices.filter((each) => each.kind !== "videoinput" && each.label === "").length };
  } catch (error) {
    return { answer: error.name, label: "", unnamed: 0 };
  }
})()`;

/** The addresses of host candidates of a peer connection that carries audio. */
export const candidateProbe = `(async () => {
  const pc = new RTCPeerConnection();
  const addresses = new Set();
  try {
    pc.addTransceiver("audio");
    const gathered = new Promise((resolve) => {
      pc.onicecandidate = ({ candidate }) => {
        if (candidate === null || candidate.candidate === "") resolve();
        else if (candidate.type === "host") addresses.add(candidate.address ?? candidate.candidate.split(" ")[4]);
      };
      setTimeout(resolve, 5000);
    });
    await pc.setLocalDescription(await pc.createOffer());
    await gathered;
  } finally {
    pc.close();
  }
  return [...addresses];
})()`;

/**
 * How a page lives while nobody sees it: its timers for that long, against its own clock, and an AudioContext.
 *
 * @param ms how long
 */
export const livingProbe = (ms: number) => `(async () => {
  const context = new AudioContext();
  const began = performance.now();
  const soundBegan = context.currentTime;
  let last = began;
  let worst = 0;
  let ticks = 0;
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
      ticks += 1;
      if (now - began < ${ms}) return;
      clearInterval(timer);
      resolve();
    }, 200);
  });
  const sound = { state: context.state, seconds: context.currentTime - soundBegan };
  await context.close();
  return { visible: document.visibilityState, ticks, worstGapMs: Math.round(worst), sound };
})()`;
