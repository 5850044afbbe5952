// Answers whoever offers a call, sends its own camera and sound, and looks at what arrives: when first, how often, how large, how old.
import { age } from "/stamp.js";

const line = new WebSocket(`ws://${location.host}/line?role=practitioner`);
const opened = new Promise((done) => line.addEventListener("open", done));
const say = (message) => line.send(JSON.stringify(message));
const own = navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480, frameRate: 30 } });
let peer = null;
let watched = new Map();
let measuring = false;

async function watch(track, mid) {
  const seen = { first: 0, frames: 0, unreadable: 0, ages: [], width: 0, height: 0 };
  watched.set(mid, seen);
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  let luma = new Uint8Array(0);
  for (;;) {
    const { done, value: frame } = await reader.read();
    if (done) return;
    const now = Date.now();
    seen.first ||= now;
    if (measuring) {
      seen.frames += 1;
      seen.width = frame.visibleRect.width;
      seen.height = frame.visibleRect.height;
      const side = seen.width / 40;
      const rect = { x: 0, y: 0, width: seen.width & ~1, height: Math.max(2, side & ~1) };
      const size = frame.allocationSize({ rect });
      if (luma.length < size) luma = new Uint8Array(size);
      const [plane] = await frame.copyTo(luma, { rect });
      const old = age(now, luma.subarray(plane.offset), plane.stride, side);
      if (old === null) seen.unreadable += 1;
      else seen.ages.push(old);
    }
    frame.close();
  }
}

async function answer(sdp) {
  peer?.close();
  watched = new Map();
  peer = new RTCPeerConnection();
  peer.ontrack = ({ track, transceiver }) => track.kind === "video" && watch(track, transceiver.mid);
  peer.onicecandidate = ({ candidate }) => candidate?.candidate && say({ type: "candidate", ...candidate.toJSON() });
  const mine = await own;
  await peer.setRemoteDescription({ type: "offer", sdp });
  const [sound, patient] = peer.getTransceivers();
  sound.direction = patient.direction = "sendrecv";
  await sound.sender.replaceTrack(mine.getAudioTracks()[0]);
  await patient.sender.replaceTrack(mine.getVideoTracks()[0]);
  await peer.setLocalDescription(await peer.createAnswer());
  say({ type: "answer", sdp: peer.localDescription.sdp });
}

line.addEventListener("message", async ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === "offer") await answer(message.sdp);
  else if (message.type === "candidate") await peer.addIceCandidate(message);
});

/** Bytes of each video line so far. */
async function received() {
  const video = [...(await peer.getStats()).values()].filter((entry) => entry.type === "inbound-rtp" && entry.kind === "video");
  return new Map(video.map(({ mid, bytesReceived }) => [mid, bytesReceived]));
}

const start = {};
window.ready = () => Promise.all([opened, own]).then(() => true);
window.first = () => (watched.size === 2 ? Math.max(...[...watched.values()].map((seen) => seen.first || Infinity)) : Infinity);
window.begin = async () => {
  for (const seen of watched.values()) Object.assign(seen, { frames: 0, unreadable: 0, ages: [] });
  Object.assign(start, { at: performance.now(), bytes: await received() });
  measuring = true;
};
window.end = async () => {
  measuring = false;
  const seconds = (performance.now() - start.at) / 1000;
  const bytes = await received();
  const tracks = [...watched.entries()].sort();
  return { seconds, tracks: tracks.map(([mid, seen]) => ({ mid, bytes: (bytes.get(mid) ?? 0) - (start.bytes.get(mid) ?? 0), ...seen })) };
};
window.hangUp = () => {
  peer?.close();
  peer = null;
  watched = new Map();
};
