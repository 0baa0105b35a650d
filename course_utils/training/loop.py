"""One plain PyTorch training loop for every network of the course, on the CPU or a GPU."""

import math
import time
from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn

from course_utils.models.history import History, Progress
from course_utils.training.devices import device_named
from course_utils.training.record import Examples, Loss, Record


def made_with_seed(make: Callable[[], nn.Module], seed: int) -> nn.Module:
    """Network whose first weights are drawn from a seed; other random numbers stay untouched."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return make()


def train(
    network: nn.Module,
    x: Tensor,
    y: Tensor,
    loss: Loss = nn.functional.cross_entropy,
    *,
    epochs: int = 10,
    batch_size: int = 32,
    learning_rate: float = 1e-3,
    optimizer: type[torch.optim.Optimizer] = torch.optim.Adam,
    falling: bool = False,
    seed: int = 0,
    device: str = "auto",
    validation: tuple[Tensor, Tensor] | None = None,
    change: Callable[[Tensor, Tensor], tuple[Tensor, Tensor]] | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    seconds: float = math.inf,
    keep_best: bool = False,
    measured: int | None = None,
) -> History:
    """Train a network in mini-batches; each epoch shuffles the examples anew.

    Jupyter's stop button ends it as `stop` does, and what was learned stays. The network comes
    back to the device it was on, ready to be used and not to learn (`network.eval()`).

    Parameters
    ----------
    network : torch.nn.Module
    x, y : (N, …)
        Examples and targets; integer targets are classes, of which the accuracy is measured.
    loss : callable
        From the network's answers and the targets to a number, the mean over the examples.
    epochs, batch_size : int
    learning_rate : float
    optimizer : class of torch.optim
    falling : bool
        The learning rate falls to 0 towards the end, along half a cosine.
    seed : int
        Of the order of the examples and all else that is random in training. The same seed gives
        the same history on the CPU.
    device : str
        "cpu", "cuda", "mps", or "auto" for the fastest of them that is there.
    validation : (x, y), optional
        Examples to judge by and not to learn from.
    change : callable, optional
        From a batch (x, y) to the batch that is learned from, such as with noise or flipped.
    progress, stop : callable, optional
        As for `models.fitting.fit`.
    seconds : float
        Training ends after so long.
    keep_best : bool
        Go back to the epoch with the smallest validation loss (training loss without validation).
    measured : int, optional
        After each epoch the training loss is measured on about so many of the examples, spread
        over all of them; on all of them unless said otherwise.

    Returns
    -------
    History
        As NumPy's MLP has it; accuracies are 0 where targets are no classes.

    Raises
    ------
    ValueError
        Where x and y differ in number, for impossible numbers, or a device that is not there.
    """
    _require(x, y, epochs, batch_size, learning_rate)
    place, home = device_named(device), next(network.parameters()).device
    network.to(place)
    sets = [Examples(*pair).to(place) for pair in ((x, y), validation) if pair]
    record = Record(network, loss, [sets[0].some(measured), *sets[1:]], epochs, progress, keep_best)
    method = optimizer(network.parameters(), lr=learning_rate)
    steps = max(1, epochs * math.ceil(len(x) / batch_size))
    rate = torch.optim.lr_scheduler.CosineAnnealingLR(method, steps) if falling else None
    end = time.monotonic() + seconds
    with torch.random.fork_rng(devices=[place] if place.type == "cuda" else []):
        torch.manual_seed(seed)
        try:
            record.add_epoch()
            for epoch in range(epochs):
                for share, (x_batch, y_batch) in _batches(sets[0], batch_size):
                    if (stop and stop()) or time.monotonic() > end:
                        return record.finish(stopped=True)
                    if change:
                        x_batch, y_batch = change(x_batch, y_batch)
                    method.zero_grad()
                    error = loss(network(x_batch), y_batch)
                    error.backward()
                    method.step()
                    if rate:
                        rate.step()
                    record.tell_between(epoch + share, error)
                if not record.add_epoch():
                    break
            return record.finish()
        except KeyboardInterrupt:
            return record.finish(stopped=True)
        finally:
            network.to(home).eval()


def _batches(examples: Examples, batch_size: int) -> Iterator[tuple[float, Examples]]:
    """One epoch in a random order: the share seen after each batch, and the batch."""
    count, seen = len(examples.x), 0
    for chosen in torch.randperm(count).split(batch_size):
        seen += len(chosen)
        place = chosen.to(examples.x.device)
        yield seen / count, Examples(examples.x[place], examples.y[place])


def _require(x: Tensor, y: Tensor, epochs: int, batch_size: int, learning_rate: float) -> None:
    """ValueError for what cannot be trained with."""
    if len(x) != len(y) or not len(x):
        raise ValueError(f"Each example needs a target: there are {len(x)} and {len(y)}.")
    if epochs < 0 or batch_size < 1 or not learning_rate > 0:
        raise ValueError(
            "Training needs epochs from 0, a batch size from 1 and a learning rate above 0, "
            f"not {epochs}, {batch_size} and {learning_rate}."
        )
