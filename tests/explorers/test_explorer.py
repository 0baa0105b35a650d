"""The Explorer itself, on a small made one: what it shows and how it is driven."""

import ipywidgets as widgets
import pytest

from course_utils.explorers.controls import choice_slider, menu, slider
from course_utils.explorers.panel import still_hint


def test_it_starts_with_picture_sentence_and_code(made):
    explorer = made.explorer
    assert explorer.state == (1, 2)
    assert explorer.message == explorer.picture.label == "1 and 2 make 3."
    assert explorer.possible
    assert explorer.picture.markup in made.shown
    assert '<p class="sentence" role="status">1 and 2 make 3.</p>' in made.shown
    assert "<code>1 + 2  # a &lt; b &amp; so on</code>" in made.shown
    assert made.draws == 1


def test_a_moved_control_is_drawn_once(made):
    made.explorer.controls["a"].value = 4
    assert made.explorer.state == (4, 2)
    assert made.explorer.message == "4 and 2 make 6."
    assert made.explorer.settings == {"a": 4, "b": 2}
    assert made.draws == 2


def test_a_control_that_stays_is_not_drawn_again(made):
    made.explorer.controls["a"].value = 1
    assert made.draws == 1


def test_set_moves_many_and_draws_once(made):
    made.explorer.set(a=3, b=4)
    assert made.explorer.state == (3, 4)
    assert made.draws == 2


def test_the_page_gets_one_new_value_a_move(made):
    values = []
    made.explorer.children[1].observe(lambda change: values.append(change["new"]), "value")
    made.explorer.set(a=3, b=4)
    made.explorer.controls["b"].value = 5
    assert len(values) == 2


def test_an_unknown_name_changes_nothing(made):
    with pytest.raises(KeyError, match="made has a, b, not c, d"):
        made.explorer.set(a=3, d=1, c=2)
    assert made.explorer.settings == {"a": 1, "b": 2}
    assert made.draws == 1


def test_reset_goes_back_to_the_start(made, parts_of):
    made.explorer.set(a=9, b=9)
    made.explorer.reset()
    assert made.explorer.state == (1, 2)
    assert made.explorer.possible
    made.explorer.set(a=3)
    (button,) = [b for b in parts_of(made.explorer, widgets.Button) if b.description == "Reset"]
    button.click()
    assert made.explorer.state == (1, 2)


def test_one_setting_limits_the_range_of_another(make_sum):
    made = make_sum(ranges=lambda state: {"b": state.a})
    b = made.explorer.controls["b"]
    assert (b.max, b.value) == (1, 1)
    made.explorer.controls["a"].value = 5
    assert b.max == 5
    b.value = 5
    draws = made.draws
    made.explorer.controls["a"].value = 3
    assert (b.max, b.value) == (3, 3)
    assert made.explorer.settings == {"a": 3, "b": 3}
    assert made.draws <= draws + 2, "no loop of draws"


def test_the_state_follows_a_slider_that_was_cut_off(make_sum):
    made = make_sum(ranges=lambda state: {"b": state.a})
    made.explorer.controls["a"].value = 5
    made.explorer.controls["b"].value = 5
    made.explorer.controls["a"].value = 3
    assert made.explorer.state == (3, 3)


def test_play_is_linked_to_its_slider_in_both_places(monkeypatch, parts_of, make_sum):
    links = []
    monkeypatch.setattr(widgets, "jslink", lambda *ends: links.append(ends))
    made = make_sum(play="b")
    (player,) = parts_of(made.explorer, widgets.Play)
    b = made.explorer.controls["b"]
    assert (player.min, player.max, player.value) == (b.min, b.max, b.value)
    ends = {frozenset((widget.model_id, trait) for widget, trait in link) for link in links}
    for trait in ("value", "max"):
        assert frozenset({(player.model_id, trait), (b.model_id, trait)}) in ends


def test_the_reset_button_ends_what_plays(parts_of, make_sum):
    made = make_sum(play="b")
    (player,) = parts_of(made.explorer, widgets.Play)
    (button,) = [b for b in parts_of(made.explorer, widgets.Button) if b.description == "Reset"]
    player.playing = True
    button.click()
    assert not player.playing


def test_without_play_there_is_no_player(made, parts_of):
    assert not parts_of(made.explorer, widgets.Play)


def test_the_mimebundle_serves_live_and_still_pages(made):
    bundle = made.explorer._repr_mimebundle_()
    view = bundle["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] == made.explorer.model_id
    assert bundle["text/html"] == made.explorer.still
    assert bundle["text/plain"] == "1 and 2 make 3. Run this cell to move the sliders."
    for part in (made.explorer.picture.markup, "1 and 2 make 3.", "Run this cell", "<style>"):
        assert part in bundle["text/html"]
    assert "<button" not in bundle["text/html"]


def test_the_hint_of_a_still_speaks_of_sliders_only_where_there_are_some():
    assert still_hint({"a": slider("a", 1, 0, 5)}) == "Run this cell to move the sliders."
    assert still_hint({"a": choice_slider("a", [1, 2], 1)}) == "Run this cell to move the sliders."
    assert still_hint({"a": menu("a", ["b", "c"])}) == "Run this cell to try it."


def test_words_of_a_sentence_are_no_markup(made):
    made.explorer.controls["a"].value = 6
    assert "<= 5" not in made.explorer.still
    assert "&lt;= 5" in made.explorer.still


def test_a_still_of_an_impossible_setting_dims_the_old_picture(made):
    assert "dimmed" not in made.explorer.still.partition("</style>")[2]
    made.explorer.set(a=7)
    assert '<div class="figure dimmed">' in made.explorer.still
    assert "a must stay" in made.explorer.still
