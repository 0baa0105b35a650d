/**
 * A pad to draw on by mouse, touch or pen. Its ink goes to Python as side × side bytes,
 * 0 (paper) to 255 (ink), at the end of each stroke and sometimes while one goes on.
 */

/** Milliseconds between two messages while a stroke goes on: about 15 a second. */
const PAUSE = 66;

function render({ model, el }) {
  const side = model.get("side");
  el.classList.add("digit-pad");
  const label = add("div", "label", model.get("description"));
  const paper = add("div", "paper");
  const shown = paper.appendChild(canvas(4 * side));
  const hint = paper.appendChild(document.createElement("span"));
  hint.textContent = "Draw a digit here";
  shown.setAttribute("role", "img");
  shown.setAttribute("aria-label", "Paper to draw on; the menu of examples needs no drawing.");
  const small = canvas(side);
  const buttons = add("div", "buttons");
  addButton("Undo", "Take back the last stroke", () => (strokes.pop() ? show() : clear()));
  addButton("Clear", "Clear the paper", clear);

  let strokes = []; // each an array of points [x, y] on the side × side paper
  let base = null; // ink that came from Python
  let pointer = null; // the one that draws now
  let sent = null;
  let timer = 0;

  function add(tag, name, text = "") {
    const part = el.appendChild(document.createElement(tag));
    part.className = name;
    part.textContent = text;
    return part;
  }

  function addButton(text, title, press) {
    const button = buttons.appendChild(document.createElement("button"));
    button.type = "button";
    button.className = "jupyter-widgets jupyter-button widget-button";
    Object.assign(button, { textContent: text, title });
    button.onclick = () => { press(); send(); };
  }

  function clear() {
    strokes = [];
    base = null;
    show();
  }

  function show() {
    for (const each of [shown, small]) paint(each, base, strokes, side, model.get("pen"));
    hint.hidden = Boolean(base || strokes.length);
  }

  function send() {
    clearTimeout(timer);
    timer = 0;
    const rgba = small.getContext("2d").getImageData(0, 0, side, side).data;
    const ink = new Uint8Array(hint.hidden ? side * side : 0);
    for (let k = 0; k < ink.length; k++) ink[k] = rgba[4 * k + 3];
    sent = new DataView(ink.buffer);
    model.set("value", sent);
    model.save_changes();
  }

  function receive() {
    const value = model.get("value");
    if (value === sent) return;
    clearTimeout(timer);
    [timer, pointer, strokes] = [0, null, []];
    base = value?.byteLength ? inked(value, side) : null;
    show();
  }

  function place(event) {
    const box = shown.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    return [across * side, ((event.clientY - box.top) / box.height) * side];
  }

  shown.onpointerdown = (event) => {
    if (pointer !== null || event.button) return;
    event.preventDefault();
    shown.setPointerCapture(event.pointerId);
    pointer = event.pointerId;
    strokes.push([place(event)]);
    show();
    timer ||= setTimeout(send, PAUSE);
  };
  shown.onpointermove = (event) => {
    if (event.pointerId !== pointer) return;
    // Where a pointer is faster than the screen, one event stands for several places.
    const places = event.getCoalescedEvents?.() ?? [];
    strokes.at(-1).push(...(places.length ? places : [event]).map(place));
    show();
    timer ||= setTimeout(send, PAUSE);
  };
  shown.onpointerup = shown.onpointercancel = (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    send();
  };
  const relabel = () => { label.textContent = model.get("description"); };
  model.on("change:value", receive);
  model.on("change:description", relabel);
  receive();
  show();
  return () => {
    clearTimeout(timer);
    model.off("change:value", receive);
    model.off("change:description", relabel);
  };
}

function canvas(size) {
  return Object.assign(document.createElement("canvas"), { width: size, height: size });
}

/** Draw the strokes, each a smooth line through the middles between its points. */
function paint(target, base, strokes, side, pen) {
  const context = target.getContext("2d", { willReadFrequently: true });
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, target.width, target.height);
  context.scale(target.width / side, target.height / side);
  if (base) context.drawImage(base, 0, 0, side, side);
  Object.assign(context, { lineWidth: pen, lineCap: "round", lineJoin: "round" });
  for (const points of strokes) {
    const [x, y] = points.at(-1);
    context.beginPath();
    context.moveTo(...points[0]);
    for (let k = 1; k < points.length - 1; k++) {
      const [[x1, y1], [x2, y2]] = [points[k], points[k + 1]];
      context.quadraticCurveTo(x1, y1, (x1 + x2) / 2, (y1 + y2) / 2);
    }
    // Some browsers draw nothing for a line without length, as a dot is.
    context.lineTo(x + 0.01, y);
    context.stroke();
  }
}

/** Canvas with the ink of a DataView of side × side bytes. */
function inked(bytes, side) {
  const made = canvas(side);
  const image = new ImageData(side, side);
  for (let k = 0; k < side * side; k++) image.data[4 * k + 3] = bytes.getUint8(k);
  made.getContext("2d").putImageData(image, 0, 0);
  return made;
}

export default { render };
