"""The few lines of an explorer that run in the browser."""

#: Copies the text before a button.
COPY = (
    "navigator.clipboard.writeText(this.previousElementSibling.textContent);"
    "this.textContent='copied'"
)

#: JupyterLab takes keys for itself: an arrow in a menu would go to the next cell, an X delete one.
#: Plain keys belong to the explorer that has the focus; Ctrl+S and its like stay JupyterLab's.
_KEEP_KEYS = """if (!window.courseKeys) {
window.courseKeys = e => e.target.closest?.('.course-explorer') && e.target.toggleAttribute(
  'data-lm-suppress-shortcuts', !(e.ctrlKey || e.metaKey || e.shiftKey));
window.addEventListener('keydown', window.courseKeys, true); }"""

#: A screen reader reads the name and the value of a slider's handle, and the names of the buttons
#: of play, which ipywidgets leaves out: they are taken from the words beside, after every change.
#: A line of code that is too long can be scrolled by keyboard.
_NAMES = """
const root = this.closest('.course-explorer');
const each = (places, act) => root.querySelectorAll(places).forEach(act);
const name = () => {
  each('.widget-slider', row => {
    const said = place => row.querySelector(place).textContent.trim();
    const handle = row.querySelector('.noUi-handle'), readout = row.querySelector('.widget-readout');
    if (!handle || !readout) return;
    handle.ariaLabel = said('.widget-label');
    handle.ariaValueText = said('.widget-readout');
    if (readout.isContentEditable) [readout.role, readout.ariaLabel] = ['textbox', handle.ariaLabel];
  });
  each('.widget-play button:nth-child(1)', button => button.ariaLabel = 'Play or pause');
  each('.widget-play button:nth-child(2)', button => button.ariaLabel = 'Back to the start');
  each('.code code', code => code.scrollWidth > code.clientWidth
    ? code.tabIndex = 0 : code.removeAttribute('tabindex'));
};
if (root && !root.courseNames) {
  root.courseNames = new MutationObserver(name);
  root.courseNames.observe(root, {childList: true, characterData: true, subtree: true});
  new ResizeObserver(name).observe(root);
}"""  # noqa: E501

#: What an explorer needs once on its page for the keyboard and for a screen reader.
KEYS = f'<style onload="{_KEEP_KEYS}{_NAMES}">.course-explorer {{}}</style>'
