"""The table of compared states counts what tests note, and nothing else."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tests.compared import oracles, subject, table


def test_each_test_counts_once_or_as_often_as_it_says():
    title, (head, *lines) = table(
        [
            ("tests/models/test_losses.py::test_mse_equals_torch[1]", {}),
            ("tests/models/test_losses.py::test_mse_equals_torch[2]", {"examples": 100}),
            ("tests/models/test_losses.py::test_mse_by_hand", {}),
            ("tests/models/test_losses.py::test_shapes_are_refused", {"examples": 100}),
            ("tests/models/convolution/test_sweeps.py::test_all_equal_torch", {"states": 5600}),
            (
                "tests/explorers/test_outlier.py::test_all",
                {"states": 732, "oracles": "SciPy,PyTorch"},
            ),
            ("tests/explorers/test_outlier.py::test_words", {"states": 9, "oracles": "seen"}),
            ("tests/explorers/test_shift.py::test_sums", {"states": 3, "oracles": ""}),
            ("tests/notebooks/test_package.py::test_torch_is_noticed", {}),
            ("tests/test_start.py::test_result_by_hand", {}),
        ]
    )
    assert title == "6,437 states compared with an oracle, 9 more seen"
    assert head.split() == ["compared", "seen", "with"]
    assert [line.split() for line in lines] == [
        ["explorers", "outlier", "732", "9", "PyTorch,", "SciPy"],
        ["explorers", "shift", "3", "0", "another", "way"],
        ["models", "convolution", "5,600", "0", "PyTorch"],
        ["models", "losses", "102", "0", "PyTorch,", "by", "hand"],
    ]


def test_nothing_is_told_where_nothing_was_compared():
    assert table([("tests/models/test_losses.py::test_shapes", {})])[0] == ""


def test_a_name_says_the_oracles():
    assert oracles("test_digits_equal_torch_and_scikit_learn") == {"PyTorch", "scikit-learn"}
    assert oracles("test_a_file_of_torch_stays_closed") == set()


def test_a_file_says_the_subject():
    assert subject("tests/explorers/test_one_neuron.py::test_a[x/y]") == ("explorers", "one neuron")
    assert subject("tests/models/convolution/test_a.py::test_b") == ("models", "convolution")


def test_examples_of_hypothesis_are_counted(request):
    seen = []

    @given(st.integers())
    def made(x):
        seen.append(x)

    item = type("Item", (), {"obj": made, "user_properties": []})
    hook = request.config.pluginmanager.hook
    (plugin,) = (p for p in hook.pytest_runtest_call.get_hookimpls() if "conftest" in p.plugin_name)
    calls = plugin.function(item)
    next(calls)
    made()
    with suppress(StopIteration):
        calls.send(None)
    assert item.user_properties == [("examples", len(seen))]
    assert len(seen) > 50
