"""Stills in saved notebooks: the best quality that fits, JPEG only where photographs need it."""

from base64 import b64encode

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from course_utils import stills
from course_utils.saving import front_page_pictures
from course_utils.stills import OF_PHOTOGRAPHS, QUALITIES, insert_stills

DRAWING, PHOTO = "drawing", '<image href="data:image/jpeg;base64,">'


class FakeCamera:
    """A PNG takes 4,000 bytes at density 1, four times that at density 2, a JPEG a third."""

    def __enter__(self):
        return self

    def __exit__(self, *fault):
        return None

    def take(self, html, quality):
        size = 4000 * quality.density**2 * (quality.jpeg / 300 if quality.jpeg else 1)
        kind = "image/jpeg" if quality.jpeg else "image/png"
        return kind, b64encode(b"x" * int(size)).decode(), 900


def notebook_of(*bodies):
    cells = [
        new_code_cell(
            "1",
            id=f"cell-{k}",
            metadata={"tags": ["readme"]},
            outputs=[
                new_output(
                    "display_data", {"text/html": f'<div class="course-picture">{body}</div>'}
                )
            ],
        )
        for k, body in enumerate(bodies)
    ]
    return new_notebook(cells=cells)


def kinds(notebook):
    return [next(iter(cell["outputs"][0]["data"])) for cell in notebook["cells"]]


@pytest.fixture(autouse=True)
def _camera(monkeypatch):
    monkeypatch.setattr(stills, "Camera", FakeCamera)


def test_with_room_enough_everything_is_a_dense_png():
    notebook = notebook_of(DRAWING, PHOTO)
    insert_stills(notebook, 1_000_000)
    assert kinds(notebook) == ["image/png"] * 2
    assert all(
        len(o["data"]["image/png"]) > 20_000 for c in notebook["cells"] for o in c["outputs"]
    )


@pytest.mark.parametrize("largest", [40_000, 30_000, 20_000])
def test_the_heaviest_lose_first_until_all_fits(largest):
    notebook = notebook_of(DRAWING, PHOTO, PHOTO)
    insert_stills(notebook, largest)
    assert len(nbformat.writes(notebook).encode()) <= largest
    assert kinds(notebook)[0] == "image/png"
    assert "image/jpeg" in kinds(notebook)
    assert all(
        output["metadata"] == {kind: {"width": 900}}
        for cell, kind in zip(notebook["cells"], kinds(notebook), strict=True)
        for output in cell["outputs"]
    )


def test_a_picture_of_the_front_page_loses_less():
    notebook = notebook_of(PHOTO, PHOTO)
    notebook["cells"][0]["metadata"]["tags"] = []
    insert_stills(notebook, 6_000)
    plain, tagged = (
        len(content)
        for cell in notebook["cells"]
        for content in cell["outputs"][0]["data"].values()
    )
    assert tagged > plain


def test_where_nothing_fits_the_smallest_stay():
    notebook = notebook_of(DRAWING, PHOTO)
    insert_stills(notebook, 1)
    assert len(notebook["cells"][0]["outputs"][0]["data"]["image/png"]) == 5336
    least = 4000 * min(q.density**2 * q.jpeg for q in OF_PHOTOGRAPHS if q.jpeg) / 300
    (content,) = notebook["cells"][1]["outputs"][0]["data"].values()
    assert len(content) == pytest.approx(least * 4 / 3, abs=4)


def test_qualities_begin_with_the_best():
    for qualities in (QUALITIES, OF_PHOTOGRAPHS):
        assert qualities[0] == (2, 1, 0)
        assert [q.density for q in qualities] == sorted(
            (q.density for q in qualities), reverse=True
        )


def test_the_front_page_has_files_of_both_kinds():
    notebook = notebook_of(DRAWING, PHOTO)
    insert_stills(notebook, 30_000)
    assert list(front_page_pictures(notebook)) == ["cell-0.png", "cell-1.jpg"]
