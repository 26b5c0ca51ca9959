// What the console does beyond showing: signing in, acting on a report. It speaks to the
// city through the same addresses as any app; everything it writes into a page is text, never HTML.
"use strict";

const store = {
  get: (key) => JSON.parse(sessionStorage.getItem(key) || "null"),
  set: (key, value) => sessionStorage.setItem(key, JSON.stringify(value)),
};
const $ = (selector, within = document) => within.querySelector(selector);

function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function say(text, bad = false) {
  const notice = $("#notice");
  notice.textContent = text;
  notice.classList.toggle("bad", bad);
  notice.hidden = false;
  notice.scrollIntoView({ block: "nearest" });
}

async function ask(method, path, body, headers = {}) {
  const session = store.get("session");
  const answer = await fetch(path, {
    method,
    headers: {
      "Accept-Language": document.documentElement.lang,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(session ? { Authorization: `Bearer ${session.id_token}` } : {}),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const told = await answer.json();
  if (answer.ok) return told;
  if (answer.status === 401 && session) sessionStorage.removeItem("session");
  throw new Error(told.detail || told.title || `HTTP ${answer.status}`);
}

// Signing in

async function signIn(value) {
  const [persona, city, office] = value.split("|");
  const session = await ask("POST", "/local/sign-in", { persona, city, office: office || undefined });
  store.set("session", { ...session, value });
  return session;
}

function showWho() {
  const session = store.get("session");
  document.body.classList.toggle("signed-in", Boolean(session));
  $("#persona").value = session ? session.value : "";
  $("[data-sign-in] button").textContent = session ? "Ganti" : "Masuk";
}

$("[data-sign-in]").addEventListener("submit", async (event) => {
  event.preventDefault();
  const value = $("#persona").value;
  try {
    if (value) await signIn(value);
    else sessionStorage.removeItem("session");
    location.reload();
  } catch (error) { say(error.message, true); }
});

// Photos: announced with the request, sent to the addresses in the answer

const announced = (files) => files.map((file) => ({
  content_type: file.type, size_bytes: file.size, capture: "gallery",
}));

async function send(uploads, files) {
  for (const [index, upload] of uploads.entries()) {
    const address = new URL(upload.url);
    const answer = await fetch(address.pathname, {
      method: upload.method, headers: upload.headers, body: files[index],
    });
    if (!answer.ok) throw new Error((await answer.json()).detail);
  }
}

// Acting on a report

// What staff may do comes from the city with each form; what a reporter may do is here.
const words = (label, more = {}) => ({ name: "text", label, kind: "words", required: true, ...more });
const photoField = { name: "photos", label: "Foto bukti", kind: "photos" };
const REPORTER_ACTIONS = {
  fixed: { button: "Sudah selesai", fields: [] },
  not_fixed: { button: "Belum selesai", fields: [words("Apa yang belum beres?"), photoField] },
  messages: { button: "Tulis pesan", fields: [words("Pesan Anda")] },
  withdrawal: { button: "Cabut laporan", fields: [] },
  appeal: { button: "Ajukan keberatan", fields: [words("Mengapa ini pengaduan?")] },
};

let fieldCount = 0;
function field(label, input) {
  input.id = `field-${++fieldCount}`;
  return make("div", { className: "field" }, make("label", { htmlFor: input.id, textContent: label }), input);
}

function choice(pairs, required) {
  const options = pairs.map(([value, name]) => make("option", { value, textContent: name }));
  if (!required) options.unshift(make("option", { value: "", textContent: "Tetap seperti sekarang" }));
  return make("select", { required }, ...options);
}

// Buttons for the acts; one that asks for something opens its form first.
function actionPanel(container, acts, perform, opened = () => {}, lists = {}) {
  const buttons = make("div", { className: "act-buttons" }), room = make("div");
  container.replaceChildren(buttons, room);
  for (const [index, [name, act]] of Object.entries(acts).entries()) {
    const button = make("button", { type: "button", textContent: act.button, className: index ? "plain" : "" });
    button.dataset.action = name;
    button.addEventListener("click", () => {
      if (!act.fields.length) done(name, {}, []);
      else {
        room.replaceChildren(actionForm(act, lists, (filled, files) => done(name, filled, files)));
        $("select, textarea, input", room)?.focus();
        opened(name, room);
      }
    });
    buttons.append(button);
  }

  async function done(name, filled, files) {
    for (const button of container.querySelectorAll("button")) button.disabled = true;
    try {
      const answer = await perform(name, filled, files);
      await send(answer.uploads || [], files);
      await ask("POST", "/local/settle", {});
      location.reload();
    } catch (error) {
      say(error.message, true);
      for (const button of container.querySelectorAll("button")) button.disabled = false;
    }
  }
}

const PICTURES = "image/jpeg,image/png,image/webp";
const INPUTS = {
  line: ({ required }) => make("input", { required, maxLength: 200, autocomplete: "off" }),
  words: ({ required }) => make("textarea", { rows: 3, required, maxLength: 5000 }),
  moment: ({ required }) => make("input", { type: "datetime-local", required }),
  choice: ({ required, choices }, lists) => choice(lists[choices] || [], required),
  photos: () => make("input", { type: "file", accept: PICTURES, multiple: true }),
  signature: () => make("input", { type: "file", accept: PICTURES }),
  report: ({ required }) => choice([], required),
};

// The form of an act. Pictures are announced with it and sent afterwards, a signature as the last.
function actionForm(act, lists, done) {
  const form = make("form"), inputs = [];
  for (const asked of act.fields) {
    if (asked.kind === "parts") {
      const parts = partsRoom(lists[asked.choices] || []);
      form.append(parts.room);
      inputs.push([asked, parts]);
      continue;
    }
    const input = INPUTS[asked.kind](asked, lists);
    form.append(field(asked.label, input));
    inputs.push([asked, input]);
  }
  if (act.is_advised) form.append(adviceOn($("textarea", form)));
  form.append(make("div", {}, make("button", { type: "submit", textContent: "Kirim" })));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const filled = Object.fromEntries(inputs.flatMap(([asked, input]) => valueOf(asked, input)));
    const ofKind = (kind) => inputs.flatMap(([asked, input]) => (asked.kind === kind ? [...input.files] : []));
    done(filled, [...ofKind("photos"), ...ofKind("signature")]);
  });
  return form;
}

// What was left out is not sent. A moment is typed on the clock of whoever types.
function valueOf({ name, kind }, input) {
  if (kind === "parts") return [[name, input.value()]];
  if (kind === "photos") return [[name, announced([...input.files])]];
  if (kind === "signature") return announced([...input.files]).map((file) => [name, file]);
  if (!input.value) return [];
  return [[name, kind === "moment" ? new Date(input.value).toISOString() : input.value]];
}

// An office with words for it alone, twice at least and eight times at most.
function partsRoom(offices) {
  const room = make("fieldset", { className: "parts" }, make("legend", { textContent: "Bagian tiap kantor" }));
  const more = make("button", { type: "button", className: "plain", textContent: "Tambah bagian" });
  const rows = [];
  const add = () => {
    const [office, text] = [choice(offices, true), INPUTS.words({ required: true })];
    office.selectedIndex = Math.min(rows.length, offices.length - 1);
    rows.push([office, text]);
    more.before(make("div", { className: "part" }, field(`Kantor bagian ${rows.length}`, office), field("Yang diminta dari kantor ini", text)));
    more.hidden = rows.length === 8;
  };
  room.append(more);
  more.addEventListener("click", add);
  add();
  add();
  return { room, value: () => rows.map(([office, text]) => ({ agency_id: office.value, text: text.value })) };
}

// What would make the answer better; it may be sent without.
function adviceOn(input) {
  const list = make("ul", { className: "hint", role: "status" });
  const button = make("button", { type: "button", className: "plain", textContent: "Periksa jawaban" });
  button.addEventListener("click", async () => {
    if (!input.value.trim()) return;
    try {
      const { advice } = await ask("POST", "/v1/officer/advice", { text: input.value });
      const lines = advice.length ? advice.map((each) => each.text) : ["Jawaban ini sudah lengkap dan santun."];
      list.replaceChildren(...lines.map((line) => make("li", { textContent: line })));
    } catch (error) {
      say(error.message, true);
    }
  });
  return make("div", {}, button, list);
}

function pick(shapes, names) {
  return Object.fromEntries(names.filter((name) => shapes[name]).map((name) => [name, shapes[name]]));
}

// A question about the place: one button for each answer, and the page comes back with what follows.
function questionRoom(text, answers) {
  const buttons = answers.map(([name, answer]) => {
    const button = make("button", { type: "button", className: "plain", textContent: name });
    button.addEventListener("click", async () => {
      try {
        await answer();
        await ask("POST", "/local/settle", {});
        location.reload();
      } catch (error) { say(error.message, true); }
    });
    return button;
  });
  return make("fieldset", {}, make("legend", { textContent: text }), make("div", { className: "act-buttons" }, ...buttons));
}

function deskQuestion(reportId, { report, question, actions }) {
  const answers = actions.includes("correct") && question ? question.choices : [];
  return answers.length ? [questionRoom(question.text, answers.map((each) => [`${each.text}: ${each.name}`, () =>
    ask("POST", `/v1/officer/reports/${reportId}/actions`, {
      action: "correct", version: report.version, road_status: each.road_status,
    }, { "Idempotency-Key": crypto.randomUUID() })]))] : [];
}

function placeQuestion(code, question) {
  return question ? [questionRoom(question.text, question.choices.map((each) => [each.text, () =>
    ask("POST", `/v1/reports/${code}/place`, { choice: each.choice })]))] : [];
}

// Answers the city has prepared; choosing one fills the answer in, blanks and all.
async function preparedFor(reportId, room) {
  const { answers } = await ask("GET", `/v1/officer/reports/${reportId}/prepared-answers`);
  const text = $("textarea", room);
  if (!answers.length || !text) return;
  const choice = make("select", {}, make("option", { value: "", textContent: "Tulis sendiri" }));
  for (const each of answers) choice.append(make("option", { value: each.text, textContent: each.title }));
  choice.addEventListener("change", () => { text.value = choice.value; text.focus(); });
  text.closest(".field").before(field("Naskah siap pakai", choice));
}

// Covering parts of a photo: boxes are drawn on it with a finger or a mouse.
function coverRoom(reportId, photos) {
  const room = make("details", {}, make("summary", { textContent: "Tutup bagian foto" }));
  for (const photo of photos.filter((each) => each.large)) room.append(coverable(reportId, photo.photo_id));
  return room;
}

function coverable(reportId, photoId) {
  const boxes = [], stage = make("div", { className: "cover-stage" });
  const picture = make("img", { src: `/local/console/reports/${reportId}/photos/${photoId}/large`, alt: "Foto yang akan ditutup sebagian", draggable: false });
  const send = make("button", { type: "button", textContent: "Simpan penutup", disabled: true });
  const undo = make("button", { type: "button", className: "plain", textContent: "Ulangi" });
  let from = null, drawn = null;
  const place = (event) => {
    const frame = picture.getBoundingClientRect();
    const share = (value) => Math.min(1, Math.max(0, value));
    return [share((event.clientX - frame.left) / frame.width), share((event.clientY - frame.top) / frame.height)];
  };
  const boxOf = ([x1, y1], [x2, y2]) => ({ left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) });
  const show = (box, element) => Object.assign(element.style, {
    left: `${box.left * 100}%`, top: `${box.top * 100}%`, width: `${(box.right - box.left) * 100}%`, height: `${(box.bottom - box.top) * 100}%`,
  });
  stage.addEventListener("pointerdown", (event) => {
    from = place(event); drawn = make("span", { className: "cover-box" });
    stage.append(drawn); stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => { if (from) show(boxOf(from, place(event)), drawn); });
  stage.addEventListener("pointerup", (event) => {
    const box = boxOf(from, place(event));
    if (box.right - box.left > 0.01 && box.bottom - box.top > 0.01) boxes.push(box); else drawn.remove();
    from = null; send.disabled = !boxes.length;
  });
  undo.addEventListener("click", () => {
    boxes.length = 0; send.disabled = true;
    for (const each of stage.querySelectorAll(".cover-box")) each.remove();
  });
  send.addEventListener("click", async () => {
    try {
      await ask("POST", `/v1/officer/reports/${reportId}/redactions/${photoId}`, { boxes });
      location.reload();
    } catch (error) { say(error.message, true); }
  });
  stage.append(picture);
  return make("div", { className: "cover" }, stage, make("p", { className: "hint", textContent: "Seret di atas foto untuk menutup wajah, pelat nomor, atau rumah." }), send, undo);
}

// What a photo's file told beside its pixels: read with a reason, and the reporter reads who did.
const DATA_NAMES = {
  latitude: "Lintang", longitude: "Bujur", accuracy_m: "Ketelitian (m)", altitude_m: "Ketinggian (m)", direction: "Arah (derajat)",
  captured_at: "Waktu", make: "Merek", model: "Model", software: "Aplikasi", actions: "Tindakan", source: "Sumber digital",
  credit: "Kredit", traces: "Jejak Photoshop", credentials: "Content Credentials", damaged: "Rusak",
};

function dataRoom(reportId, photos) {
  const reason = make("input", { required: true, maxLength: 2000, autocomplete: "off" });
  const which = make("select", {}, ...photos.map((each, at) => make("option", { value: each.photo_id, textContent: `Foto ${at + 1}` })));
  const told = make("dl", { className: "facts" });
  const form = make("form", {}, field("Foto", which), field("Alasan, dibaca pelapor", reason), make("button", { textContent: "Buka data" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const data = await ask("POST", `/v1/officer/reports/${reportId}/openings/${which.value}/data`, { reason: reason.value });
      const known = Object.entries(data).filter(([, value]) => value !== null && value !== false && value.length !== 0);
      told.replaceChildren(...known.flatMap(([name, value]) => [
        make("dt", { textContent: DATA_NAMES[name] }),
        make("dd", { textContent: value === true ? "ya" : Array.isArray(value) ? value.join(", ") : value }),
      ]));
      if (!known.length) told.append(make("dd", { textContent: "Foto ini tidak memuat data." }));
    } catch (error) { say(error.message, true); }
  });
  return make("details", {}, make("summary", { textContent: "Data asli foto" }), form, told);
}

// What may be the same; merging stays with people.
async function similarRoom(reportId) {
  const { reports } = await ask("GET", `/v1/officer/reports/${reportId}/similar`);
  const lines = reports.map(({ report, distance_m, alike_percent, alike_in_photo }) => make("li", {},
    make("a", { className: "handle", href: `/local/console/reports/${report.report_id}`, textContent: report.handle }),
    ` ${[alike_in_photo && "foto sangat mirip", distance_m !== null && `${distance_m} m`, `kata ${alike_percent} % sama`].filter(Boolean).join(", ")}`));
  const name = make("summary", { textContent: `Mungkin laporan yang sama (${reports.length})` });
  return make("details", { open: reports.some((each) => each.alike_in_photo) }, name, make("ul", { className: "hint" }, ...lines));
}

// Reports that may be meant when two are to become one: those that are alike, then the rest of the queue.
async function offerReports(reportId, select) {
  const [{ reports: alike }, { reports: queue }] = await Promise.all([
    ask("GET", `/v1/officer/reports/${reportId}/similar`), ask("GET", "/v1/officer/reports?limit=50"),
  ]);
  const named = (report, note) => [report.report_id, `${report.handle} · ${report.state_name}${report.kelurahan ? ` · ${report.kelurahan}` : ""}${note}`];
  const found = new Map(alike.map(({ report }) => named(report, " · mungkin sama")));
  for (const report of queue) if (!found.has(report.report_id)) found.set(...named(report, ""));
  found.delete(reportId);
  select.append(...[...found].map(([value, name]) => make("option", { value, textContent: name })));
}

function formerRoom(reportId) {
  const reason = make("input", { required: true, maxLength: 2000, autocomplete: "off" }), told = make("ol");
  const form = make("form", {}, field("Alasan membuka segel, dibaca pelapor", reason), make("button", { textContent: "Buka segel" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { former } = await ask("POST", `/v1/officer/reports/${reportId}/former`, { reason: reason.value });
      told.replaceChildren(...former.map((each) => make("li", {}, make("blockquote", { textContent: each.description }))));
    } catch (error) { say(error.message, true); }
  });
  return make("details", {}, make("summary", { textContent: "Isi sebelum diperbaiki" }), form, told);
}

// How to reach the reporter: shown once, to whoever gives a reason that the reporter reads.
function contactRoom(reportId, noted) {
  const reason = make("input", { required: true, maxLength: 2000, autocomplete: "off" });
  const told = make("dl", { className: "facts" });
  const form = make("form", {}, field("Alasan menghubungi, dibaca pelapor", reason), make("button", { textContent: "Buka kontak pelapor" }));
  told.setAttribute("role", "status");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const given = await ask("POST", `/v1/officer/reports/${reportId}/contact-openings`, { reason: reason.value }, { "Idempotency-Key": crypto.randomUUID() });
      noted(given.version);
      const lines = given.opened
        ? [["Nama", given.name || "tidak disebutkan"], ["Telepon", given.phone]]
        : [["Menunggu", "penyelia kedua perlu menyetujui dalam 24 jam"]];
      told.replaceChildren(...lines.flatMap(([name, value]) => [make("dt", { textContent: name }), make("dd", { textContent: value })]));
      form.remove();
    } catch (error) { say(error.message, true); }
  });
  return make("details", {}, make("summary", { textContent: "Buka kontak pelapor" }), form, told);
}

// Whose hands it is in; nobody's is the whole office's.
async function assigneeRoom(reportId, report) {
  const { staff } = await ask("GET", `/v1/officer/staff?agency_id=${report.agency_id}`);
  const people = staff.filter((each) => each.in_service && each.role === "officer");
  const who = choice(people.map((each) => [each.uid, `${each.name || each.uid}${each.there ? "" : " (tidak di tempat)"}`]), true);
  who.prepend(make("option", { value: "", textContent: "Seluruh kantor" }));
  who.required = false;
  who.value = report.assignee || "";
  const form = make("form", {}, field("Ditugaskan kepada", who), make("button", { textContent: "Tugaskan" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await ask("PUT", `/v1/officer/reports/${reportId}/assignee`, { version: report.version, assignee: who.value || null });
      location.reload();
    } catch (error) { say(error.message, true); }
  });
  return make("details", {}, make("summary", { textContent: "Penugasan" }), form);
}

async function staffPanel(container, reportId) {
  const { persona, city } = store.get("session");
  const [opened, known] = await Promise.all([
    ask("GET", `/v1/officer/reports/${reportId}`), ask("GET", `/local/console/acts?kota=${city}&role=${persona}`),
  ]);
  let { version } = opened.report;
  const acts = pick({ ...known.actions, ...known.links }, [...opened.actions, ...opened.links]);
  const may = (right) => known.rights.includes(right);
  const isOfTwo = (act) => act.fields.some((each) => each.kind === "report");
  const unwell = (error) => say(error.message, true);
  actionPanel(container, acts, (name, filled) => {
    const body = opened.actions.includes(name) ? { action: name, version, ...filled } : { version, ...filled };
    return ask("POST", `/v1/officer/reports/${reportId}/${acts[name].path}`, body, { "Idempotency-Key": crypto.randomUUID() });
  }, (name, room) => {
    if (acts[name].is_advised) preparedFor(reportId, room).catch(unwell);
    if (isOfTwo(acts[name])) offerReports(reportId, $("select", room)).catch(unwell);
  }, known.choices);
  container.prepend(...deskQuestion(reportId, opened));
  const published = opened.photos.filter((each) => each.state === "published");
  const appended = (room) => room.then((each) => container.append(each)).catch(unwell);
  if (may("delegate") && opened.report.agency_id) appended(assigneeRoom(reportId, opened.report));
  if (may("redact") && opened.photos.some((each) => each.large)) container.append(coverRoom(reportId, opened.photos));
  if (may("open_original") && published.length) container.append(dataRoom(reportId, published));
  if (may("open_former") && opened.events.some((each) => each.event === "corrected")) container.append(formerRoom(reportId));
  if (may("open_contact")) container.append(contactRoom(reportId, (written) => { version = written; }));
  if (Object.values(acts).some(isOfTwo)) appended(similarRoom(reportId));
  return Object.keys(acts).length;
}

// Somebody else's public case: to support it counts one more, to follow it brings its news.
function bystanderPanel(container, caseId, counted = "") {
  const key = `stands-${caseId}`, stands = store.get(key) || {};
  const offers = [["support", "supports", "Dukung laporan ini", "Batal mendukung"], ["follow", "follows", "Ikuti laporan ini", "Berhenti mengikuti"]];
  const buttons = offers.map(([what, is, on, off], index) => {
    const button = make("button", { type: "button", textContent: stands[is] ? off : on, className: index ? "plain" : "" });
    button.dataset.action = what;
    button.addEventListener("click", async () => {
      try {
        const stood = await ask(stands[is] ? "DELETE" : "PUT", `/v1/reports/${caseId}/${what}`);
        store.set(key, stood);
        bystanderPanel(container, caseId, `${stood.reporters} pelapor dan ${stood.supporters} pendukung.`);
      } catch (error) { say(error.message, true); }
    });
    return button;
  });
  container.replaceChildren(make("div", { className: "act-buttons" }, ...buttons),
    make("p", { role: "status", textContent: counted }),
    make("p", { className: "hint" }, "Laporan umum ini bernomor ", make("code", { textContent: caseId }), "."));
}

async function reporterPanel(container, code) {
  const { state, timeline, place_question } = await ask("GET", `/v1/reports/${code}`);
  const isLapsed = timeline.at(-1).event === "expired";
  const hasAppealed = timeline.some((step) => step.event === "appealed");
  const names = { answered: ["fixed", "not_fixed", "messages", "withdrawal"], closed: ["not_fixed"], withdrawn: isLapsed ? ["messages"] : [], rejected: hasAppealed ? [] : ["appeal"] };
  actionPanel(container, pick(REPORTER_ACTIONS, names[state] || ["messages", "withdrawal"]), (action, filled) => {
    if (action === "messages") return ask("POST", `/v1/reports/${code}/messages`, { text: filled.text });
    if (action === "appeal") return ask("POST", `/v1/reports/${code}/appeal`, { reason: filled.text });
    if (action === "withdrawal") return ask("POST", `/v1/reports/${code}/withdrawal`, {});
    return ask("POST", `/v1/reports/${code}/confirmation`, {
      outcome: action, reason: filled.text || "", photos: filled.photos || [],
    });
  });
  container.prepend(...placeQuestion(code, place_question));
  container.append(make("p", { className: "hint" }, "Kode lacak Anda: ", make("code", { className: "code-box", textContent: code })));
}

function codePrompt(container, caseId) {
  const input = make("input", { required: true, autocomplete: "off" });
  const form = make("form", {}, field("Kode lacak laporan ini", input), make("div", {}, make("button", { textContent: "Buka" })));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    reporterPanel(container, encodeURIComponent(input.value.trim())).catch((error) => say(error.message, true));
  });
  container.replaceChildren();
  if (caseId) {
    const others = make("div");
    container.append(others);
    bystanderPanel(others, caseId);
  }
  container.append(form);
}

async function reportPage(section) {
  const session = store.get("session"), container = $("[data-act-body]", section);
  if (!session) return;
  const reportId = section.dataset.act, code = (store.get("codes") || {})[reportId];
  section.hidden = false;
  // The API would not tell an office that others have such a report; this page shows it to everybody anyway.
  const isOfOthers = session.office && (session.office !== section.dataset.office || session.city !== document.body.dataset.city);
  try {
    if (isOfOthers) {
      container.replaceChildren(make("p", { className: "hint", textContent: section.dataset.elsewhere }));
    } else if (session.persona === "citizen") {
      if (code) await reporterPanel(container, code);
      else codePrompt(container, section.dataset.case);
    } else if (!await staffPanel(container, reportId)) {
      container.replaceChildren(make("p", { className: "hint", textContent: "Tidak ada tindakan untuk persona ini sekarang." }));
    }
  } catch (error) { container.replaceChildren(make("p", { className: "hint", textContent: error.message })); }
}

// An office's queue

function cityTime(moment) {
  const { zone, letters } = document.body.dataset;
  const text = new Intl.DateTimeFormat("id-ID", {
    weekday: "long", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone,
  }).format(new Date(moment));
  return `${text.replaceAll(",", "")} ${letters}`;
}

function fact(name, value) {
  return make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: value }));
}

async function queuePage(list, chosen) {
  const session = store.get("session");
  if (!session || session.persona === "citizen") return;
  if (session.city !== document.body.dataset.city) {
    location.replace(`?kota=${session.city}`);
    return;
  }
  const reachesOut = ["desk", "supervisor"].includes(session.persona);
  for (const option of chosen.options) option.hidden = option.value.startsWith("outreach=") && !reachesOut;
  const { reports } = await ask("GET", `/v1/officer/reports?limit=50${chosen.value && `&${chosen.value}`}`);
  const { categories } = await ask("GET", `/v1/categories?jurisdiction_id=${session.city}`);
  const nameOf = Object.fromEntries(categories.map((each) => [each.service_code, each.service_name]));
  if (!reports.length) {
    list.replaceChildren(make("li", { className: "line empty", textContent: chosen.value ? "Tidak ada laporan di daftar ini." : "Antrean kosong." }));
    return;
  }
  list.replaceChildren();
  for (const report of reports) {
    const body = make("div");
    const toggle = make("button", { type: "button", className: "plain", textContent: "Bertindak" });
    toggle.addEventListener("click", () => {
      toggle.remove();
      staffPanel(body, report.report_id).catch((error) => say(error.message, true));
    });
    list.append(make("li", { className: "line" },
      make("p", { className: "line-top" },
        make("a", { className: "handle", href: `/local/console/reports/${report.report_id}`, textContent: report.handle }),
        make("span", { className: `pill pill-${report.state}`, textContent: report.state_name }),
        ...(report.visit_ordered ? [make("span", { className: "pill pill-reopened", textContent: "kunjungan diperintahkan" })] : []),
        ...(report.leadership_list ? [make("span", { className: "pill", textContent: "daftar pimpinan" })] : [])),
      make("dl", { className: "facts-row" },
        fact("Jenis", nameOf[report.category] || "Belum digolongkan"),
        fact("Tempat", report.kelurahan || "Di luar kota"),
        fact("Masuk", cityTime(report.submitted_at)),
        ...(report.due.at ? [fact("Batas berikutnya", cityTime(report.due.at))] : [])),
      toggle, body));
  }
}

showWho();
const acting = $("[data-act]"), queue = $("[data-queue]");
if (acting) reportPage(acting);
if (queue) {
  const chosen = $("[data-queue-list]");
  const show = () => queuePage(queue, chosen).catch((error) => say(error.message, true));
  chosen.addEventListener("change", show);
  show();
}
