"""The training loop: the same as one written out, and kind to those who stop it."""

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.training import best_device, made_with_seed, train
from course_utils.training.devices import device_named

X = torch.tensor(np.random.default_rng(0).normal(size=(200, 4)), dtype=torch.float32)
Y = (X[:, 0] * X[:, 1] > 0).long()


def network(seed=0):
    return made_with_seed(
        lambda: nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2)), seed
    )


def numbers_of(model):
    return torch.cat([p.detach().flatten() for p in model.parameters()]).numpy()


def trained(**options):
    model = network()
    options = {"epochs": 3, "learning_rate": 0.01, "device": "cpu"} | options
    return model, train(model, X, Y, **options)


def test_it_does_what_a_loop_written_out_does():
    ours, history = trained(batch_size=30, seed=7)
    plain = network()
    method = torch.optim.Adam(plain.parameters(), lr=0.01)
    losses = [nn.functional.cross_entropy(plain(X), Y).item()]
    with torch.random.fork_rng():
        torch.manual_seed(7)
        for _ in range(3):
            for chosen in torch.randperm(200).split(30):
                method.zero_grad()
                nn.functional.cross_entropy(plain(X[chosen]), Y[chosen]).backward()
                method.step()
            losses.append(nn.functional.cross_entropy(plain(X), Y).item())
    np.testing.assert_array_equal(numbers_of(ours), numbers_of(plain))
    np.testing.assert_allclose(history.loss, losses, rtol=1e-6)
    right = (plain(X).argmax(dim=1) == Y).float().mean().item()
    assert history.accuracy[-1] == pytest.approx(right)
    assert history.epochs == 3


def test_the_same_seed_gives_the_same_history_and_another_one_another():
    one, two, other = (trained(seed=seed)[1].loss for seed in (1, 1, 2))
    assert np.array_equal(one, two)
    assert not np.array_equal(one, other)


def test_other_random_numbers_stay_untouched():
    torch.manual_seed(3)
    expected = torch.rand(2)
    torch.manual_seed(3)
    trained()
    assert torch.equal(torch.rand(2), expected)


def test_a_seed_draws_the_same_network():
    assert np.array_equal(numbers_of(network(5)), numbers_of(network(5)))
    assert not np.array_equal(numbers_of(network(5)), numbers_of(network(6)))


def test_validation_is_measured_and_not_learned_from():
    unseen = -X[:50], Y[:50]
    model, history = trained(validation=unseen)
    assert np.array_equal(numbers_of(model), numbers_of(trained()[0]))
    with torch.no_grad():
        assert history.validation_loss[-1] == pytest.approx(
            nn.functional.cross_entropy(model(unseen[0]), unseen[1]).item(), rel=1e-5
        )
    assert len(history.validation_accuracy) == 4
    assert len(trained()[1].validation_loss) == 0


def test_targets_that_are_no_classes_have_no_accuracy():
    model = nn.Linear(4, 4)
    history = train(model, X, X, nn.functional.mse_loss, epochs=5, learning_rate=0.01)
    assert history.loss[-1] < history.loss[0]
    assert not history.accuracy.any()


def test_the_best_epoch_is_kept():
    unseen = X[:50], 1 - Y[:50]  # labels turned round: learning makes it worse
    model, history = trained(validation=unseen, keep_best=True, epochs=20)
    assert history.validation_loss.argmin() < 5
    with torch.no_grad():
        loss = nn.functional.cross_entropy(model(unseen[0]), unseen[1]).item()
    assert loss == pytest.approx(history.validation_loss.min(), rel=1e-5)


def test_the_learning_rate_falls_to_zero():
    rates = []

    class Watched(torch.optim.SGD):
        def step(self, closure=None):
            rates.append(self.param_groups[0]["lr"])
            return super().step(closure)

    trained(optimizer=Watched, falling=True, learning_rate=0.5, batch_size=50)
    assert len(rates) == 12
    assert rates[0] == 0.5
    assert rates == sorted(rates, reverse=True)
    assert rates[6] == pytest.approx(0.25)
    assert rates[-1] < 0.02


def test_each_batch_is_changed_before_it_is_learned_from():
    seen = []
    trained(change=lambda x, y: (seen.append(len(x)) or x * 0, y), epochs=1, batch_size=64)
    assert seen == [64, 64, 64, 8]


def test_the_training_loss_may_be_measured_on_some_examples():
    model, history = trained(measured=60)
    same, of_all = trained()
    np.testing.assert_array_equal(numbers_of(model), numbers_of(same))
    some = slice(None, None, 4)  # 200 examples, every fourth: at most 60
    with torch.no_grad():
        expected = nn.functional.cross_entropy(model(X[some]), Y[some]).item()
    assert history.loss[-1] == pytest.approx(expected, rel=1e-5)
    assert history.loss[-1] != of_all.loss[-1]
    np.testing.assert_array_equal(trained(measured=1000)[1].loss, of_all.loss)


def test_progress_tells_each_epoch_with_its_history():
    told = []
    _, history = trained(progress=told.append)
    whole = [moment for moment in told if moment.epoch == int(moment.epoch)]
    assert [moment.epoch for moment in whole] == [0, 1, 2, 3]
    assert [moment.epochs for moment in whole] == [3] * 4
    np.testing.assert_array_equal(whole[-1].history.loss, history.loss)


def test_stop_keeps_what_was_learned():
    count = iter(range(100))
    model, history = trained(stop=lambda: next(count) >= 10, batch_size=50, epochs=50)
    assert history.stopped
    assert history.epochs == 2
    assert not np.array_equal(numbers_of(model), numbers_of(network()))
    assert not model.training


def test_jupyters_stop_button_keeps_what_was_learned():
    def interrupt(moment):
        if moment.epoch == 2:
            raise KeyboardInterrupt

    _, history = trained(progress=interrupt)
    assert history.stopped
    assert history.epochs == 2


def test_time_can_run_out():
    _, history = trained(seconds=0, epochs=10)
    assert history.stopped
    assert history.epochs == 0


def test_divergence_goes_back_to_numbers():
    model, history = trained(optimizer=torch.optim.SGD, learning_rate=1e30, epochs=5)
    assert history.diverged
    assert np.isfinite(numbers_of(model)).all()
    assert np.isfinite(history.loss).all()


def test_stop_within_an_epoch_that_diverges_goes_back_to_numbers():
    count = iter(range(100))
    stop = {"stop": lambda: next(count) >= 6, "batch_size": 10}
    model, history = trained(optimizer=torch.optim.SGD, learning_rate=1e38, **stop)
    assert history.stopped
    assert np.array_equal(numbers_of(model), numbers_of(network()))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"epochs": -1}, "epochs from 0"),
        ({"batch_size": 0}, "batch size from 1"),
        ({"learning_rate": 0}, "learning rate above 0"),
        ({"device": "tpu"}, "no device 'tpu'"),
    ],
)
def test_what_cannot_be_is_said(options, words):
    with pytest.raises(ValueError, match=words):
        trained(**options)


def test_examples_need_targets():
    with pytest.raises(ValueError, match="there are 200 and 3"):
        train(network(), X, Y[:3])
    with pytest.raises(ValueError, match="there are 0 and 0"):
        train(network(), X[:0], Y[:0])


@pytest.mark.parametrize(
    ("cuda", "mps", "best"),
    [(False, False, "cpu"), (True, False, "cuda"), (False, True, "mps"), (True, True, "cuda")],
)
def test_the_fastest_device_there_is_taken(monkeypatch, cuda, mps, best):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: mps)
    assert best_device() == best
    assert device_named("auto").type == best


def test_a_gpu_that_is_not_there_is_said(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(ValueError, match="has no device 'cuda'; it has cpu"):
        device_named("cuda")
