/** A button for a photograph; too large a file is not sent, because the connection would break. */

/** Named one by one, because phones then turn their own format into one of these. */
const KINDS = "image/jpeg,image/png,image/webp,image/gif,image/tiff,image/bmp,image/avif";

function render({ model, el }) {
  el.classList.add("photo-upload");
  const label = add(el, "label", "label", model.get("description"));
  const input = add(el, "input", "");
  input.id = `photo-${Math.random().toString(36).slice(2)}`;
  Object.assign(input, { type: "file", accept: KINDS });
  label.htmlFor = input.id;
  const face = add(el, "label", "face jupyter-button", "Choose a photograph …");
  face.htmlFor = input.id;
  face.ariaHidden = "true";
  const told = add(el, "span", "told", "");

  function add(parent, tag, name, text = "") {
    const part = parent.appendChild(document.createElement(tag));
    part.className = name;
    part.textContent = text;
    return part;
  }

  async function take(file) {
    if (!file) return;
    const value = { name: file.name, size: file.size };
    told.textContent = `${file.name} is on its way …`;
    if (file.size <= model.get("most")) {
      try {
        value.content = new DataView(await file.arrayBuffer());
      } catch {
        // A folder, or a file that may not be read: Python says so.
      }
    }
    model.set("answered", "…");
    model.set("value", value);
    model.save_changes();
    input.value = ""; // so that the same file can be chosen again
  }

  function say() {
    const name = model.get("answered");
    if (name !== "…") told.textContent = name || "or drop one here";
  }

  function drop(event) {
    event.preventDefault();
    event.stopPropagation();
    el.classList.toggle("over", event.type === "dragover");
    if (event.type === "drop") take(event.dataTransfer.files[0]);
  }

  input.addEventListener("change", () => take(input.files[0]));
  for (const kind of ["dragover", "dragleave", "drop"]) el.addEventListener(kind, drop);
  model.on("change:answered", say);
  say();
  return () => model.off("change:answered", say);
}

export default { render };
