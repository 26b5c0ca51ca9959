// Filing a report. Built on console.js, which is loaded before it.
"use strict";

function reportForm(form) {
  const map = $("[data-map]", form), pin = $("[data-pin]", form), place = $("[data-place]", form);
  const latitude = $("#latitude"), longitude = $("#longitude"), village = $("#village"), address = $("#address");
  const [west, north, perLongitude, perLatitude, margin] =
    ["west", "north", "perLongitude", "perLatitude", "margin"].map((key) => Number(map.dataset[key]));

  const number = (input) => {
    const text = input.value.trim().replace(",", ".");
    return text === "" ? NaN : Number(text);
  };

  const shapes = [...map.querySelectorAll(".village")];

  function light(shape) {
    for (const each of shapes) each.classList.toggle("chosen", each === shape);
  }

  function showPin() {
    const [lat, lon] = [number(latitude), number(longitude)];
    pin.toggleAttribute("hidden", Number.isNaN(lat + lon));
    if (Number.isNaN(lat + lon)) { light(); place.textContent = "Belum ada pin."; return; }
    const spot = new DOMPoint(margin + (lon - west) * perLongitude, margin + (north - lat) * perLatitude);
    pin.setAttribute("transform", `translate(${spot.x} ${spot.y})`);
    const shape = shapes.find((each) => each.isPointInFill(spot));
    light(shape);
    village.value = shape ? shape.dataset.code : "";
    place.textContent = shape ? `Pin di ${shape.dataset.name}` : "Pin di luar batas kelurahan.";
    $("#place-error").hidden = true;
  }

  function put(lat, lon) {
    latitude.value = lat.toFixed(6);
    longitude.value = lon.toFixed(6);
    showPin();
    form.dispatchEvent(new Event("input"));
  }

  // A kelurahan is no point: naming one takes the pin away, and no coordinates are sent.
  function showVillage() {
    latitude.value = longitude.value = "";
    showPin();
    const shape = shapes.find((each) => each.dataset.code === village.value);
    if (!shape) return;
    light(shape);
    place.textContent = `${shape.dataset.name}, tanpa pin. Tuliskan patokan, atau klik peta.`;
    $("#place-error").hidden = true;
  }

  // A pin where there is one; else what was written and chosen. A kelurahan alone is told by its name.
  function told() {
    const words = address.value.trim();
    if (latitude.value.trim() || longitude.value.trim()) {
      const [lat, lon] = [number(latitude), number(longitude)];
      return Number.isNaN(lat + lon) ? null : { latitude: lat, longitude: lon, source: "pin", address_text: words };
    }
    if (!words && !village.value) return null;
    const name = village.selectedOptions[0].textContent;
    return { source: "address", kelurahan_code: village.value || null, address_text: words || name };
  }

  map.addEventListener("click", (event) => {
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    put(north - (spot.y - margin) / perLatitude, west + (spot.x - margin) / perLongitude);
  });
  village.addEventListener("change", showVillage);
  for (const input of [latitude, longitude]) input.addEventListener("input", showPin);

  $("#photos").addEventListener("change", (event) => {
    const shown = [...event.target.files].map((file) => make("li", {}, make("span", { textContent: `${file.name} (${Math.ceil(file.size / 1024)} KB)` })));
    $("[data-previews]").replaceChildren(...shown);
  });

  function isComplete() {
    const wordless = !form.description.value.trim();
    const placeless = !told();
    for (const [wrong, field, error] of [
      [wordless, form.description, "#description-error"], [placeless, address, "#place-error"],
    ]) {
      field.setAttribute("aria-invalid", String(wrong));
      $(error).hidden = !wrong;
    }
    if (wordless) form.description.focus();
    else if (placeless) address.focus();
    return !wordless && !placeless;
  }

  helpWhileWriting(form, told);
  let key = crypto.randomUUID();
  form.addEventListener("input", () => { key = crypto.randomUUID(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!isComplete()) return;
    const button = $("[type=submit]", form), files = [...form.photos.files];
    const city = document.body.dataset.city;
    button.disabled = true;
    try {
      if (store.get("session")?.persona !== "citizen") await asCitizen();
      const answer = await ask("POST", `/v1/reports?jurisdiction_id=${city}`, {
        description: form.description.value,
        category: form.category.value || null,
        location: told(),
        photos: announced(files),
        anonymous: form.anonymous.checked,
        secret: form.secret.checked,
        contact: { phone: form.phone.value, whatsapp: form.whatsapp.checked },
      }, { "Idempotency-Key": key });
      store.set("codes", { ...store.get("codes"), [answer.report_id]: answer.tracking_code });
      await send(answer.uploads, files);
      await ask("POST", "/local/settle", {});
      location.assign(`/local/console/reports/${answer.report_id}`);
    } catch (error) {
      say(error.message, true);
      button.disabled = false;
    }
  });
}

// What can be said before anything is sent. Advice only: where it fails, sending goes on as ever.

const PAUSE_MS = 700;

async function asCitizen() {
  await signIn(`citizen|${document.body.dataset.city}|`);
  showWho();
}

function noticeLine({ text, phone }) {
  const call = make("a", { className: "button", href: `tel:${phone}`, textContent: `Telepon ${phone}` });
  return make("p", {}, text, ...(phone ? [" ", call] : []));
}

// Spoken each time it changes, so it changes only with what it says.
function tell(room, shown, lines) {
  const key = JSON.stringify(shown);
  if (room.dataset.shown === key) return;
  room.dataset.shown = key;
  room.replaceChildren(...lines);
}

function caseLine({ case_id, service_name, kelurahan, distance_m, text, state_name }) {
  const button = make("button", { type: "button", className: "plain", textContent: "Ini juga masalah saya" });
  const room = make("div", {}, button);
  const where = [kelurahan, distance_m !== null && `sekitar ${distance_m} m`, state_name].filter(Boolean).join(", ");
  button.addEventListener("click", async () => {
    try {
      if (store.get("session")?.persona !== "citizen") await asCitizen();
      const stood = await ask("PUT", `/v1/reports/${case_id}/support`);
      store.set(`stands-${case_id}`, stood);
      bystanderPanel(room, case_id, `${stood.reporters} pelapor dan ${stood.supporters} pendukung. Anda tidak perlu mengirim laporan baru.`);
    } catch (error) { say(error.message, true); }
  });
  if (store.get(`stands-${case_id}`)?.supports) bystanderPanel(room, case_id);
  return make("li", { className: "line" }, make("p", {}, make("strong", { textContent: service_name || "Belum digolongkan" }), ` ${where}. ${text}`), room);
}

function helpWhileWriting(form, told) {
  const danger = $("[data-danger]"), quiet = $("[data-quiet]", form), similar = $("[data-similar]", form);
  const city = `jurisdiction_id=${document.body.dataset.city}`;
  let timer = 0, last = "[]";

  async function noticesOn({ description, category }) {
    if (description) return (await ask("POST", `/v1/advice?${city}`, { description, category })).notices;
    const { categories } = await ask("GET", `/v1/categories?${city}`);
    return categories.find((each) => each.service_code === category)?.notices || [];
  }

  async function advise(draft, isCurrent) {
    const notices = await noticesOn(draft);
    if (!isCurrent()) return;
    for (const [room, urgent] of [[danger, true], [quiet, false]]) {
      const own = notices.filter((each) => each.urgent === urgent);
      tell(room, own, own.map(noticeLine));
    }
  }

  async function offer({ description, category, location }, isCurrent) {
    // Beside words alone nothing can be looked for.
    const isPlaced = location && (location.kelurahan_code || "latitude" in location);
    const isAsked = isPlaced && (description || category);
    const { cases } = isAsked
      ? await ask("POST", `/v1/reports/similar?${city}`, { description, category, location }) : { cases: [] };
    if (!isCurrent()) return;
    const heading = make("h2", { textContent: "Mungkin sudah dilaporkan" });
    tell(similar, cases, cases.length ? [heading, make("ul", { className: "lines" }, ...cases.map(caseLine))] : []);
  }

  async function look() {
    const draft = { description: form.description.value.trim(), category: form.category.value || null, location: told() };
    const asked = JSON.stringify(draft);
    if (asked === last) return;
    last = asked;
    const isCurrent = () => last === asked;
    try {
      if (!store.get("session")) await asCitizen();
      const answers = await Promise.allSettled([advise(draft, isCurrent), offer(draft, isCurrent)]);
      if (answers.some((each) => each.status === "rejected") && isCurrent()) last = "";
    } catch { last = ""; }
  }

  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(look, event.target === form.category ? 0 : PAUSE_MS);
  });
}

reportForm($("[data-report-form]"));
