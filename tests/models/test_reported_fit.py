"""A reported fit is the same fit, and reports every moment that was asked for."""

import numpy as np
import pytest

from course_utils.models.clouds import clouds
from course_utils.models.mlp import MLP
from course_utils.models.reported_fit import reported_fit

OPTIONS = {"batch_size": 50, "learning_rate": 0.1}


def network(seed=0):
    return MLP((2, 3, 1), "tanh", "sigmoid", rng=np.random.default_rng(seed))


def test_it_trains_as_fit_does_and_reports_each_epoch():
    x, y = clouds()["moons"]
    reports, plain, reported = [], network(), network()
    history = plain.fit(x, y, 6, **OPTIONS)
    same = reported_fit(lambda *given: reports.append(given), reported, x, y, 6, **OPTIONS)
    np.testing.assert_array_equal(same.loss, history.loss)
    whole = [given for given in reports if len(given) == 4]
    assert [given[0] for given in whole] == list(range(7))
    assert {given[1] for given in reports} == {6}
    assert [given[2]["loss"] for given in whole] == history.loss.tolist()
    assert [given[2]["accuracy"] for given in whole] == history.accuracy.tolist()


def test_snapshots_are_the_weights_of_their_moment():
    x, y = clouds()["moons"]
    reports = []
    reported_fit(lambda *given: reports.append(given), network(), x, y, 4, every=2, **OPTIONS)
    whole = [given for given in reports if len(given) == 4]
    assert [given[0] for given in whole] == [0, 2, 4]
    for _, _, values, (weights, biases) in whole:
        judged = network()
        judged.weights, judged.biases = weights, biases
        assert judged.loss(x, y) == values["loss"]
    assert len({values["loss"] for _, _, values, _ in whole}) == 3


def test_the_last_epoch_is_reported_and_validation_too():
    x, y = clouds()["moons"]
    reports = []
    options = OPTIONS | {"validation": (x[:20], y[:20])}
    reported_fit(lambda *given: reports.append(given), network(), x, y, 5, every=3, **options)
    whole = [given for given in reports if len(given) == 4]
    assert [given[0] for given in whole] == [0, 3, 5]
    names = {"loss", "accuracy", "validation loss", "validation accuracy"}
    assert all(set(values) == names for _, _, values, _ in whole)


@pytest.mark.filterwarnings("error")
def test_divergence_is_reported_as_a_loss_that_is_no_number():
    x, y = clouds()["moons"]
    reports, wild = [], MLP((2, 3, 1), "identity", "identity", rng=np.random.default_rng(0))
    history = reported_fit(
        lambda *given: reports.append(given), wild, 50 * x, y, 200, learning_rate=10
    )
    assert history.diverged
    epoch, _, values = reports[-1]
    assert np.isnan(values["loss"])
    assert epoch == history.epochs


def test_an_exception_in_a_report_leaves_the_training():
    def leave(*given):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reported_fit(leave, network(), *clouds()["moons"], 5, **OPTIONS)
