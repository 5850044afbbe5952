// Written by session/hub/make_page.py from session/hub/messages: do not edit.
/** @typedef {{ examination: string, conclusion: string, plan: string, patient_words: string, call_again_if: string, follow_up: string, cannot_have: [string, string][] }} Draft */
/** @typedef {{ urls: string, username: string | null, credential: string | null }} IceServer */
/** @typedef {{ quantity: string, number: string, unit: string }} ShownValue */
/** @typedef {{ quantity: string, kind: string, by: string, unit: string, before_at: string | null }} ShownNote */
/** @typedef {{ values: ShownValue[], at: string, device: string, reason: string, author: string }} ShownDiscarded */
/** @typedef {{ codec: string, size: number, head: string, sha256: string, reread: string, score: number | null, seconds: number, beats: number, rate: number | null }} ShownEvidence */
/** @typedef {{ observation_id: string, values: ShownValue[], taken_at: string, device: string, simulated: boolean, origin: string, source: string, quality: string, reasons: string[], calibration: string, average_of: number, unattended: boolean, alarming: string[], unweighed: string[], stands: string[], readings: number, spread: string, irregular: boolean, cuff: string, arm_cm: string, site: string, own_words: string, perfusion: string, notes: ShownNote[], evidence: ShownEvidence | null }} ShownObservation */
/** @typedef {{ question: string, kind: string, detail: string }} ShownAnswer */
/** @typedef {{ image_id: string, subject: string, taken_at: string, width: number, height: number, focus: number | null, flaw: string, calibration: string, site: string }} ShownImage */
/** @typedef {{ sound_id: string, site: string, taken_at: string, seconds: number, missing_s: number, device: string, simulated: boolean, quality: string, reasons: string[], calibration: string, sha256: string }} ShownSound */
/** @typedef {{ message_id: string, author: string, mine: boolean, at: string, text: string }} ShownChat */
/** @typedef {{ full_name: string, birth_date: string, reason: string, author: string, at: string }} ShownCorrection */
/** @typedef {{ request_id: string, what: string, note: string, state: string, reason: string }} ShownRequest */
/** @typedef {{ outcome: string, reason: string, author: string, at: string }} ShownDecision */
/** @typedef {{ item: string, words: string }} Missing */
/** @typedef {{ document_id: string, first: string, last: string, quantities: string[], decision: string, sentence: string, decided_at: string | null, reason: string }} ShownToReview */
/** @typedef {{ check_id: string, device: string, place: string, quantities: string[], since: string | null, found_at: string, why: string, total: number, decided: number, reports: ShownToReview[] }} ShownReview */
/** @typedef {{ rpps: string, reviews: ShownReview[] }} PractitionerReviews */
/** @typedef {{ quantity: string, number: string, unit: string, taken_at: string, device: string, notes: string[], reread: string, again: string, concerned: boolean }} ShownReadBack */
/** @typedef {{ what: string, of: string, taken_at: string, notes: string[], concerned: boolean }} ShownSeenOrHeard */
/** @typedef {{ kind: "waiting", consultation_id: string, short_name: string, age: number, motive: string, priority: boolean, alert: string, since: string, place: string, assistant: string, simulated: boolean }} Waiting */
/** @typedef {{ kind: "not-waiting", consultation_id: string }} NotWaiting */
/** @typedef {{ kind: "taken", consultation_id: string, rpps: string, full_name: string, birth_date: string, representative: string, assistant: string, place: string, phone: string, simulated: boolean, identity_version: number, corrections: ShownCorrection[], in_call: boolean, ended_by: string }} Taken */
/** @typedef {{ kind: "record-shown", consultation_id: string, state: string, identity_status: string, age: number, sex: string, motive: string, motive_words: string, red_flags: ShownAnswer[], answers: ShownAnswer[], observations: ShownObservation[], images: ShownImage[], note: string, chat: ShownChat[], requests: ShownRequest[], decisions: ShownDecision[], alert: string, draft: Draft, draft_saved_at: string | null, completeness: number, missing: Missing[], recipients: string[], refused: string[], can_request: [string, string][], signed: boolean, sounds: ShownSound[], discarded: ShownDiscarded[], camera: string }} RecordShown */
/** @typedef {{ kind: "live-vital", consultation_id: string, number: number, role: string, values: ShownValue[], quality: string, reasons: string[], at: string }} LiveVital */
/** @typedef {{ kind: "live-gone", consultation_id: string, role: string }} LiveGone */
/** @typedef {{ kind: "live-wave", consultation_id: string, first_number: number, rate_hz: number, full_scale: number, values: number[] }} LiveWave */
/** @typedef {{ kind: "image-bytes", consultation_id: string, image_id: string, media_type: string, data: string }} ImageBytes */
/** @typedef {{ kind: "images-gone", consultation_id: string, image_ids: string[] }} ImagesGone */
/** @typedef {{ kind: "listening", consultation_id: string, sound_id: string, site: string, on: boolean, samples: number }} Listening */
/** @typedef {{ kind: "sound-bytes", consultation_id: string, sound_id: string, data: string }} SoundBytes */
/** @typedef {{ kind: "sounds-gone", consultation_id: string, sound_ids: string[] }} SoundsGone */
/** @typedef {{ kind: "call-offer", consultation_id: string, call: number, sdp: string }} CallOffer */
/** @typedef {{ kind: "call-media", consultation_id: string, patient_camera: string, otoscope: string, microphone: string }} CallMedia */
/** @typedef {{ kind: "applied", consultation_id: string, command_id: string }} Applied */
/** @typedef {{ kind: "not-applied", consultation_id: string, command_id: string, reason: string }} NotApplied */
/** @typedef {{ kind: "to-sign", consultation_id: string, command_id: string, sha256: string, documents: string[], recipients: string[], refused: string[] }} ToSign */
/** @typedef {{ kind: "ended", consultation_id: string, reason: string }} Ended */
/** @typedef {{ kind: "reviews-open", of: PractitionerReviews[] }} ReviewsOpen */
/** @typedef {{ kind: "review-opened", rpps: string, command_id: string, check_id: string, document_id: string, full_name: string, birth_date: string, sex: string, signed_at: string, simulated: boolean, numbers: ShownReadBack[], seen_or_heard: ShownSeenOrHeard[] }} ReviewOpened */
/** @typedef {{ kind: "review-answered", rpps: string, command_id: string, trouble: string }} ReviewAnswered */
/** @typedef {Waiting | NotWaiting | Taken | RecordShown | LiveVital | LiveGone | LiveWave | ImageBytes | ImagesGone | Listening | SoundBytes | SoundsGone | CallOffer | CallMedia | Applied | NotApplied | ToSign | Ended | ReviewsOpen | ReviewOpened | ReviewAnswered} FromBooth */
/** @typedef {{ kind: "welcome", name: string, rpps: string, profession: string, place: string, at: string, ice_servers: IceServer[] }} Welcome */
/** @typedef {{ kind: "taken-by-other", consultation_id: string }} TakenByOther */
/** @typedef {{ kind: "queued", command_id: string }} Queued */
/** @typedef {{ kind: "act-refused", command_id: string, reason: string, wait_s: number }} ActRefused */
/** @typedef {{ kind: "booth-line", consultation_id: string, up: boolean }} BoothLine */
/** @typedef {{ kind: "hub-here" }} HubHere */
/** @typedef {{ kind: "misunderstood" }} Misunderstood */
/** @typedef {{ kind: "to-review", reviews: ShownReview[], silent: string[] }} ToReview */
/** @typedef {Welcome | TakenByOther | Queued | ActRefused | BoothLine | HubHere | Misunderstood | ToReview} FromHub */
/** @typedef {{ kind: "take", command_id: string, consultation_id: string }} Take */
/** @typedef {{ kind: "confirm-identity", command_id: string, consultation_id: string, identity_version: number }} ConfirmIdentity */
/** @typedef {{ kind: "not-matching", command_id: string, consultation_id: string }} NotMatching */
/** @typedef {{ kind: "request-measure", command_id: string, consultation_id: string, what: string, note: string }} RequestMeasure */
/** @typedef {{ kind: "image-seen", command_id: string, consultation_id: string, image_id: string }} ImageSeen */
/** @typedef {{ kind: "send-chat", command_id: string, consultation_id: string, text: string }} SendChat */
/** @typedef {{ kind: "save-draft", command_id: string, consultation_id: string, draft: Draft }} SaveDraft */
/** @typedef {{ kind: "prepare-signature", command_id: string, consultation_id: string }} PrepareSignature */
/** @typedef {{ kind: "sign", command_id: string, consultation_id: string, sha256: string, password: string }} Sign */
/** @typedef {{ kind: "end-call", command_id: string, consultation_id: string, reason: string }} EndCall */
/** @typedef {{ kind: "call-again", command_id: string, consultation_id: string }} CallAgain */
/** @typedef {{ kind: "call-urgency", command_id: string, consultation_id: string }} CallUrgency */
/** @typedef {{ kind: "call-answer", command_id: string, consultation_id: string, call: number, sdp: string }} CallAnswer */
/** @typedef {{ kind: "add-candidate", command_id: string, consultation_id: string, call: number, candidate: string, sdp_mid: string | null, sdp_m_line_index: number | null }} AddCandidate */
/** @typedef {{ kind: "rejoin", command_id: string, consultation_id: string }} Rejoin */
/** @typedef {{ kind: "open-review", command_id: string, check_id: string, document_id: string }} OpenReview */
/** @typedef {{ kind: "decide-review", command_id: string, check_id: string, document_id: string, decision: string, sentence: string, reason: string }} DecideReview */
/** @typedef {Take | ConfirmIdentity | NotMatching | RequestMeasure | ImageSeen | SendChat | SaveDraft | PrepareSignature | Sign | EndCall | CallAgain | CallUrgency | CallAnswer | AddCandidate | Rejoin | OpenReview | DecideReview} Act */
export const BOOTH_KINDS = [
  "waiting",
  "not-waiting",
  "taken",
  "record-shown",
  "live-vital",
  "live-gone",
  "live-wave",
  "image-bytes",
  "images-gone",
  "listening",
  "sound-bytes",
  "sounds-gone",
  "call-offer",
  "call-media",
  "applied",
  "not-applied",
  "to-sign",
  "ended",
  "reviews-open",
  "review-opened",
  "review-answered"
];
export const HUB_KINDS = [
  "welcome",
  "taken-by-other",
  "queued",
  "act-refused",
  "booth-line",
  "hub-here",
  "misunderstood",
  "to-review"
];
export const PAGE_KINDS = [
  "take",
  "confirm-identity",
  "not-matching",
  "request-measure",
  "image-seen",
  "send-chat",
  "save-draft",
  "prepare-signature",
  "sign",
  "end-call",
  "call-again",
  "call-urgency",
  "call-answer",
  "add-candidate",
  "rejoin",
  "open-review",
  "decide-review"
];
export const OF_THE_MOMENT = [
  "take",
  "call-again",
  "call-answer",
  "add-candidate",
  "rejoin",
  "open-review"
];
/** @type {Record<string, string>} */
export const ITEM_LABELS = {
  "motive": "Motif",
  "red-flags": "Questions d’alerte",
  "answer:allergies": "Allergies",
  "answer:treatments": "Traitements en cours",
  "answer:history": "Antécédents",
  "answer:pregnancy": "Grossesse",
  "answer:own-doctor": "Médecin traitant",
  "answer:callback-number": "Téléphone de rappel",
  "measure:blood-pressure": "Tension",
  "measure:pulse": "Pouls",
  "measure:oxygen": "Oxygène",
  "measure:temperature": "Température",
  "image:otoscope": "Image de l’oreille",
  "draft:examination": "Examen",
  "draft:conclusion": "Conclusion",
  "draft:plan": "Conduite à tenir",
  "draft:patient_words": "Pour le patient, en mots simples",
  "draft:call_again_if": "Quand rappeler"
};
export const LONGEST_SENTENCE = 300;
/** What is decided of a report that was read again. @type {Record<string, string>} */
export const DECISIONS = {
  "nothing-more": "revu, sans suite",
  "patient-recalled": "patient rappelé",
  "to-repeat": "à refaire"
};
