"""What a saved notebook keeps: text and pictures, but no sliders without a kernel behind them."""

from base64 import b64decode
from collections.abc import Iterator

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

#: Kinds of still pictures, and how the names of their files end.
SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}

#: Fields of a cell's metadata that carry a meaning; all others are traces of a program.
KEPT = ("nbgrader", "tags", "editable", "deletable")

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "pygments_lexer": "ipython3",
    },
}


def bundles(notebook: dict) -> Iterator[dict]:
    """Yield the outputs that hold one thing in several formats, as their `data`."""
    for cell in notebook.get("cells", ()):
        for output in cell.get("outputs", ()):
            if isinstance(output.get("data"), dict):
                yield output


def drop_widget_views(notebook: dict) -> None:
    """Take the sliders out where a picture or a text can stand in their place.

    Without the kernel that made it, a widget shows "Error displaying widget: model not found".

    Parameters
    ----------
    notebook : dict
        A notebook as in its file; it is changed.
    """
    for output in bundles(notebook):
        if output["data"].keys() & {"text/html", *SUFFIXES}:
            output["data"].pop(WIDGET_VIEW, None)


def clean(notebook: dict) -> None:
    """Keep what the notebook says and drop what depends on the moment of its execution.

    Parameters
    ----------
    notebook : dict
        An executed notebook of format 4.5; it is changed. Cell ids, points and tags stay.
    """
    notebook["metadata"] = {name: dict(content) for name, content in METADATA.items()}
    drop_widget_views(notebook)
    count = 0
    for cell in notebook["cells"]:
        cell["metadata"] = {key: cell["metadata"][key] for key in KEPT if key in cell["metadata"]}
        if cell["cell_type"] != "code":
            continue
        executed = bool(cell["source"].strip())
        count += executed
        cell["execution_count"] = count if executed else None
        # A widget without a picture, such as a progress bar, has nothing to say afterwards.
        cell["outputs"] = [o for o in cell["outputs"] if WIDGET_VIEW not in o.get("data", ())]
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count


def front_page_pictures(notebook: dict) -> dict[str, bytes]:
    """Pictures for the README, named by the id of their cell: of each cell with the tag "readme".

    Parameters
    ----------
    notebook : dict
        A saved notebook, with its pictures.

    Returns
    -------
    Name of a file, such as "shift.png" → its content.
    """
    return {
        cell["id"] + suffix: b64decode(output["data"][kind])
        for cell in notebook["cells"]
        if "readme" in cell["metadata"].get("tags", ())
        for output in cell.get("outputs", ())
        for kind, suffix in SUFFIXES.items()
        if kind in output.get("data", ())
    }
