"""The few lines of an explorer that run in the browser."""

#: Copies the text before a button.
COPY = (
    "navigator.clipboard.writeText(this.previousElementSibling.textContent);"
    "this.textContent='copied'"
)

#: JupyterLab takes keys for itself: an arrow in a menu would go to the next cell, an X delete one.
#: Plain keys belong to the explorer that has the focus; Ctrl+S and its like stay JupyterLab's.
KEYS = """<style onload="if (!window.courseKeys) {
window.courseKeys = e => e.target.closest?.('.course-explorer') && e.target.toggleAttribute(
  'data-lm-suppress-shortcuts', !(e.ctrlKey || e.metaKey || e.shiftKey));
window.addEventListener('keydown', window.courseKeys, true); }">.course-explorer {}</style>"""
