"""Suggestions for impossible settings: they work in torch, and nothing nearer does."""

import pytest

from course_utils.models.convolution import (
    nearest_pooling_settings,
    nearest_settings,
    nearest_transposed_settings,
    output_size,
    pooled_output_size,
    transposed_output_size,
)
from tests.models.convolution.oracle import our_answer, size_in_torch
from tests.models.convolution.sliders import (
    CONVOLUTION,
    MAX_POOLING,
    TRANSPOSED,
    limits,
    states,
)

pytestmark = pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")

LABS = [
    (nearest_settings, output_size, CONVOLUTION, 1_516),
    (nearest_pooling_settings, pooled_output_size, MAX_POOLING, 1_753),
    (nearest_transposed_settings, transposed_output_size, TRANSPOSED, 2_114),
]
of_every_lab = pytest.mark.parametrize(
    ("nearest", "size", "sliders", "impossible"),
    LABS,
    ids=["convolution", "pooling", "transposed"],
)


@of_every_lab
def test_each_suggestion_of_every_impossible_state_works(
    nearest, size, sliders, impossible, count_states
):
    count, works = 0, {}
    for state in states(sliders):
        if our_answer(size, **state) is not None:
            continue
        suggestions = nearest(**state, limits=limits(sliders))
        assert 1 <= len(suggestions) <= 4, state
        assert len({frozenset(change) for change in suggestions}) == len(suggestions)
        for change in suggestions:
            settings = state | change
            assert all(settings[name] in sliders[name] for name in change), (state, change)
            assert all(state[name] != value for name, value in change.items())
            key = tuple(settings.values())
            if key not in works:
                works[key] = size_in_torch(size, **settings) is not None
            assert works[key], (state, change)
        count += 1
    count_states(count, "PyTorch")
    assert count == impossible


@of_every_lab
def test_nothing_nearer_works(nearest, size, sliders, impossible):
    bad = [state for state in states(sliders) if our_answer(size, **state) is None]
    for state in bad[::11]:
        suggestions = nearest(**state, limits=limits(sliders))
        distances = {}
        for name, values in sliders.items():
            if not isinstance(state[name], int):
                continue
            working = [
                abs(value - state[name])
                for value in values
                if isinstance(value, int) and our_answer(size, **state | {name: value}) is not None
            ]
            if working:
                distances[name] = min(working)
        if max(map(len, suggestions)) > 1:
            assert not distances, state
            continue
        suggested = [
            (name, abs(value - state[name]))
            for change in suggestions
            for name, value in change.items()
            if isinstance(state[name], int)
        ]
        assert all(distances[name] == distance for name, distance in suggested), state
        if len(suggestions) < 4:
            assert len(suggested) == len(distances), state
        else:
            found = [distance for _, distance in suggested]
            assert found == sorted(distances.values())[: len(found)], state


@of_every_lab
def test_possible_settings_need_no_suggestion(nearest, size, sliders, impossible):
    assert nearest(6, 3) == []


@pytest.mark.parametrize(
    ("nearest", "settings", "suggestions"),
    [
        (
            nearest_settings,
            (7, 5, 1, 0, 2),
            [{"padding": 1}, {"dilation": 1}, {"kernel_size": 4}, {"input_size": 9}],
        ),
        (nearest_settings, (7, 3, 2, "same"), [{"padding": 1}, {"stride": 1}]),
        (nearest_settings, (7, 3, 0), [{"stride": 1}]),
        (nearest_settings, (7, 3, 0, -2), [{"padding": 0, "stride": 1}]),
        (
            nearest_pooling_settings,
            (5, 6),
            [{"padding": 1}, {"ceil_mode": True}, {"kernel_size": 5}, {"input_size": 6}],
        ),
        (nearest_pooling_settings, (5, 3, 1, 2), [{"padding": 1}, {"kernel_size": 4}]),
        (
            nearest_transposed_settings,
            (2, 1, 1, 1),
            [{"padding": 0}, {"stride": 2}, {"kernel_size": 2}, {"input_size": 3}],
        ),
        (
            nearest_transposed_settings,
            (4, 3, 1, 0, 1),
            [{"output_padding": 0}, {"dilation": 2}, {"stride": 2}],
        ),
    ],
)
def test_suggestions_by_hand(nearest, settings, suggestions):
    assert nearest(*settings) == suggestions


def test_limits_hold():
    reachable = {"padding": (0, 0), "input_size": (3, 8)}
    assert nearest_settings(7, 5, 1, 0, 2, limits=reachable) == [
        {"dilation": 1},
        {"kernel_size": 4},
    ]
    held = {"ceil_mode": (False, False), "padding": (0, 0)}
    assert nearest_pooling_settings(5, 6, limits=held) == [{"kernel_size": 5}, {"input_size": 6}]
    fixed = {name: (value, value) for name, value in zip(CONVOLUTION, (3, 5, 1, 0, 1), strict=True)}
    assert nearest_settings(3, 5, limits=fixed) == []


@pytest.mark.parametrize("setting", [(3, 3), 2.5, True, None, "Same"])
@pytest.mark.parametrize("name", list(CONVOLUTION))
def test_only_whole_numbers_have_neighbors(name, setting):
    settings = {"input_size": 7, "kernel_size": 9, name: setting}
    with pytest.raises(ValueError, match=f"The {name.replace('_', ' ')} must be a whole number"):
        nearest_settings(**settings)


def test_two_settings_change_where_one_is_not_enough():
    """Too much padding and too much output padding at once."""
    few = {"stride": (1, 2), "dilation": (1, 2)}
    assert nearest_transposed_settings(2, 1, 1, 3, 2, limits=few) == [
        {"padding": 0, "output_padding": 0},
        {"output_padding": 0, "kernel_size": 6},
        {"output_padding": 0, "input_size": 7},
    ]
