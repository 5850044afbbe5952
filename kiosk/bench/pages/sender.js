// Chromium in the place of the booth's media process: the same two MJPEG cameras, the same call.
const line = new WebSocket(`ws://${location.host}/line?role=booth`);
const opened = new Promise((done) => line.addEventListener("open", done));
const say = (message) => line.send(JSON.stringify(message));
const wanted = new URLSearchParams(location.search);
let peer = null;
let early = [];
let closing = null;

/** The JPEGs of a multipart reply, as they come; of several that came at once only the newest. */
async function* pictures(url, leave) {
  const reader = (await fetch(url, { signal: leave })).body.getReader();
  let held = new Uint8Array(1 << 20);
  let length = 0;
  const header = new TextDecoder("latin1");
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (length + value.length > held.length) {
      const larger = new Uint8Array(2 * (length + value.length));
      larger.set(held.subarray(0, length));
      held = larger;
    }
    held.set(value, length);
    length += value.length;
    let newest = null;
    for (;;) {
      const head = header.decode(held.subarray(0, Math.min(length, 256)));
      const end = head.indexOf("\r\n\r\n");
      const size = /Content-Length: (\d+)/.exec(head);
      if (end < 0 || !size) break;
      const whole = end + 4 + Number(size[1]) + 2;
      if (length < whole) break;
      newest = held.slice(end + 4, whole - 2);
      held.copyWithin(0, whole, length);
      length -= whole;
    }
    if (newest) yield newest;
  }
}

async function camera(url, leave) {
  const track = new MediaStreamTrackGenerator({ kind: "video" });
  const writer = track.writable.getWriter();
  let shown;
  const first = new Promise((done) => (shown = done));
  (async () => {
    for await (const jpeg of pictures(url, leave)) {
      const decoder = new ImageDecoder({ data: jpeg, type: "image/jpeg" });
      const { image } = await decoder.decode();
      const frame = new VideoFrame(image, { timestamp: Math.round(performance.now() * 1000) });
      image.close();
      decoder.close();
      await writer.write(frame);
      shown();
    }
  })().catch((error) => {
    if (!leave?.aborted) throw error;
  });
  await first;
  return track;
}

/** The hint to libwebrtc that the booth gives too: begin at a bit rate that carries 720p. */
const hinted = (sdp) =>
  sdp.replace(
    /(a=rtpmap:(\d+) VP8\/90000)/g,
    `$1\r\na=fmtp:$2 x-google-start-bitrate=${wanted.get("start")};x-google-max-bitrate=${wanted.get("most")}`,
  );

line.addEventListener("message", async ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === "answer") {
    await peer.setRemoteDescription({ type: "answer", sdp: hinted(message.sdp) });
    for (const candidate of early.splice(0)) await peer.addIceCandidate(candidate);
  } else if (message.type === "candidate") {
    if (peer?.remoteDescription) await peer.addIceCandidate(message);
    else early.push(message);
  }
});

let sources = null;
window.open_ = async () => {
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  closing = new AbortController();
  sources = [sound.getAudioTracks()[0], ...(await Promise.all([camera(wanted.get("patient")), camera(wanted.get("otoscope"), closing.signal)]))];
  await opened;
  return true;
};
window.call = async () => {
  const began = Date.now();
  early = [];
  peer = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  peer.onicecandidate = ({ candidate }) => candidate?.candidate && say({ type: "candidate", ...candidate.toJSON() });
  peer.ontrack = ({ streams, track }) => {
    if (track.kind === "video") document.getElementById("practitioner").srcObject = streams[0] ?? new MediaStream([track]);
  };
  const [sound, patient, otoscope] = sources;
  peer.addTransceiver(sound, { direction: "sendrecv" });
  for (const [track, direction] of [[patient, "sendrecv"], [otoscope, "sendonly"]]) {
    track.contentHint = "detail";
    const codecs = RTCRtpSender.getCapabilities("video").codecs;
    const named = (name) => codecs.filter((codec) => codec.mimeType.toLowerCase() === name);
    peer.addTransceiver(track, { direction }).setCodecPreferences([...named("video/vp8"), ...named("video/rtx")]);
  }
  await peer.setLocalDescription(await peer.createOffer());
  say({ type: "offer", sdp: peer.localDescription.sdp });
  return began;
};
window.closeOtoscope = () => closing.abort();
