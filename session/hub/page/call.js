/** The call: the booth offers, the page answers. A new number is a new connection; the visit is the same. */
import { newId } from "./line.js";

/** @typedef {import("./messages.js").CallOffer} CallOffer */
/** @typedef {import("./messages.js").Act} Act */
/** @typedef {"new" | "connecting" | "up" | "lost"} CallState */

/** As a browser wants it: a name only where there is one. @param {import("./messages.js").IceServer} server @returns {RTCIceServer} */
const asked = ({ urls, username, credential }) => username === null || credential === null ? { urls } : { urls, username, credential };
const TRACKS = ["sound", "patient", "otoscope"]; // in the order of the offer

export class Call {
  /** @type {CallState} */ state = "new";
  /** @type {MediaStream | null} */ own = null;
  /** @type {Record<string, MediaStream>} */ far = {};
  refusal = "";
  held = true; // its visit is not on the screen: nothing of ours leaves
  #wanted = { audio: true, video: true };
  /** What the stethoscope hears, packet by packet. @type {((data: ArrayBuffer) => void) | null} */ onsound = null;
  #number = -1;
  /** @type {RTCPeerConnection | null} */ #peer = null;

  /** @param {string} visit @param {(act: Act) => void} send @param {() => void} changed */
  constructor(visit, send, changed) {
    this.visit = visit;
    this.send = send;
    this.changed = changed;
    /** @type {import("./messages.js").IceServer[]} */ this.iceServers = [];
  }

  /** Ask for a call: the booth answers with an offer. */
  join() {
    this.send({ kind: "rejoin", command_id: newId(), consultation_id: this.visit });
  }

  /** @param {CallOffer} offer */
  async offered(offer) {
    if (offer.call <= this.#number) return;
    this.#number = offer.call;
    this.#peer?.close();
    const peer = new RTCPeerConnection({ iceServers: this.iceServers.map(asked) });
    this.#peer = peer;
    this.far = {};
    this.#become("connecting");
    const current = () => this.#peer === peer;
    /** @type {RTCIceCandidate[]} */ const held = [];
    let answered = false;
    peer.onicecandidate = ({ candidate }) => {
      if (!candidate || !current()) return;
      if (answered) this.#tell(offer.call, candidate);
      else held.push(candidate);
    };
    peer.ontrack = ({ track, transceiver }) => {
      const name = TRACKS[peer.getTransceivers().indexOf(transceiver)];
      if (!name || !current()) return;
      this.far = { ...this.far, [name]: new MediaStream([track]) };
      this.changed();
    };
    peer.ondatachannel = ({ channel }) => {
      channel.binaryType = "arraybuffer";
      channel.onmessage = ({ data }) => void (current() && data instanceof ArrayBuffer && this.onsound?.(data));
    };
    peer.onconnectionstatechange = () => {
      if (!current()) return;
      if (peer.connectionState === "connected") this.#become("up");
      else if (["disconnected", "failed", "closed"].includes(peer.connectionState)) this.#become("lost");
    };
    try {
      await this.#openOwn(peer);
      await peer.setRemoteDescription({ type: "offer", sdp: offer.sdp });
      await this.#attach(peer);
      await peer.setLocalDescription(await peer.createAnswer());
    } catch {
      if (current()) this.#become("lost");
      return;
    }
    if (!current()) return;
    this.send({ kind: "call-answer", command_id: newId(), consultation_id: this.visit, call: offer.call, sdp: peer.localDescription?.sdp ?? "" });
    answered = true;
    for (const candidate of held) this.#tell(offer.call, candidate);
  }

  /** Speak, or not. @param {"audio" | "video"} kind @param {boolean} on */
  show(kind, on) {
    this.#wanted[kind] = on;
    this.#obey();
  }

  /** Nothing of ours leaves while the visit is not on the screen; afterwards as it was. @param {boolean} held */
  hold(held) {
    if (held === this.held) return;
    this.held = held;
    this.#obey();
  }

  #obey() {
    for (const track of this.own?.getTracks() ?? []) track.enabled = !this.held && this.#wanted[track.kind === "audio" ? "audio" : "video"];
    this.changed();
  }

  /** @param {"audio" | "video"} kind */
  shows(kind) {
    return (this.own?.getTracks() ?? []).some((track) => track.kind === kind && track.enabled && track.readyState === "live");
  }

  close() {
    this.#peer?.close();
    this.#peer = null;
    for (const track of this.own?.getTracks() ?? []) track.stop();
    this.own = null;
    this.far = {};
    this.#wanted = { audio: true, video: true };
    this.#become("new");
  }

  /** Not kept where the call was closed, or another one began, while the browser asked for leave. @param {RTCPeerConnection} peer */
  async #openOwn(peer) {
    if (this.own?.active) return;
    let refusal = "";
    const own = await navigator.mediaDevices?.getUserMedia({ audio: true, video: { width: 640, height: 480 } }).catch(() => null)
      ?? await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => null) ?? null;
    if (this.#peer !== peer) {
      for (const track of own?.getTracks() ?? []) track.stop();
      return;
    }
    if (!own) refusal = "Ni caméra ni micro : autorisez-les dans le navigateur.";
    else if (!own.getVideoTracks().length) refusal = "Pas de caméra : le patient vous entend sans vous voir.";
    this.own = own;
    this.refusal = refusal;
    this.#obey();
  }

  /** Our voice and our face go back on the lines on which theirs come. @param {RTCPeerConnection} peer */
  async #attach(peer) {
    const [sound, patient] = peer.getTransceivers();
    for (const [line, track] of /** @type {const} */ ([[sound, this.own?.getAudioTracks()[0]], [patient, this.own?.getVideoTracks()[0]]])) {
      if (!line || !track) continue;
      line.direction = "sendrecv";
      await line.sender.replaceTrack(track);
    }
  }

  /** @param {number} call @param {RTCIceCandidate} found */
  #tell(call, found) {
    this.send({
      kind: "add-candidate", command_id: newId(), consultation_id: this.visit, call, candidate: found.candidate,
      sdp_mid: found.sdpMid, sdp_m_line_index: found.sdpMLineIndex,
    });
  }

  /** @param {CallState} state */
  #become(state) {
    this.state = state;
    this.changed();
  }
}
