"""Networks saved and loaded: every weight comes back, and every wrong file gets its sentence."""

import io
import json
import sys
import types
import zipfile

import numpy as np
import pytest
import torch
from torch import nn

from course_utils.models import saved_networks
from course_utils.models.saved_networks import ABOUT, load_network, save_network
from course_utils.training import made_with_seed


class Painter(nn.Module):
    """A small network with a buffer of whole numbers in it."""

    def __init__(self, maps=4):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(1, maps, 3, padding=1), nn.BatchNorm2d(maps))
        self.decoder = nn.Conv2d(maps, 2, 1)

    def forward(self, x):
        return self.decoder(torch.relu(self.encoder(x)))


class Other(Painter):
    """The same weights under another name."""


class Sketcher(nn.Module):
    """Needs its size, so it cannot be made from its name."""

    def __init__(self, size):
        super().__init__()
        self.layer = nn.Linear(size, size)


def painter(seed=0, maps=4):
    network = made_with_seed(lambda: Painter(maps), seed)
    network(torch.rand(8, 1, 5, 5, generator=torch.Generator().manual_seed(seed)))
    return network


def entries(**arrays):
    """Content of an .npz."""
    with io.BytesIO() as file:
        np.savez(file, **arrays)
        return file.getvalue()


def about(number=1, name="Painter"):
    return np.array(json.dumps({"format": number, "class": name}))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "painter.npz"


@pytest.fixture
def saved(path):
    """Contents of a good file by the names of its arrays."""
    save_network(painter(), path)
    with np.load(path, allow_pickle=False) as arrays:
        return dict(arrays)


def test_every_weight_comes_back_bit_by_bit(path):
    network, empty = painter(1), painter(2)
    assert save_network(network, path) == path
    loaded = load_network(str(path), empty)
    assert loaded is empty
    assert not loaded.training
    for name, weight in network.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], weight), name
        assert loaded.state_dict()[name].dtype == weight.dtype
    x = torch.rand(2, 1, 6, 6)
    assert torch.equal(loaded(x), network.eval()(x))
    assert [entry.name for entry in path.parent.iterdir()] == [path.name], "nothing else is left"


def test_a_file_holds_numbers_and_no_code(saved, path):
    assert json.loads(str(saved.pop(ABOUT))) == {"format": 1, "class": "Painter"}
    assert {name: array.shape for name, array in saved.items()} == {
        name: tuple(weight.shape) for name, weight in painter().state_dict().items()
    }
    assert b"pickle" not in path.read_bytes()


def test_half_the_size_keeps_three_digits(path):
    network = made_with_seed(lambda: Painter(512), 0)
    whole = save_network(network, path).stat().st_size
    half = save_network(network, path, half=True).stat().st_size
    assert half < 0.7 * whole
    loaded = load_network(path, Painter(512)).state_dict()
    for name, weight in network.state_dict().items():
        torch.testing.assert_close(loaded[name], weight, rtol=1e-3, atol=1e-6)


def test_a_network_of_the_course_is_made_from_its_name(path, monkeypatch):
    made = types.ModuleType("made_colorizers")
    made.Painter = type("Painter", (Painter,), {"__module__": "made_colorizers"})
    made.Other = Other
    monkeypatch.setitem(sys.modules, "made_colorizers", made)
    monkeypatch.setattr(saved_networks, "COLORIZERS", "made_colorizers")
    save_network(painter(3), path)
    loaded = load_network(path)
    assert isinstance(loaded, made.Painter)
    assert torch.equal(loaded.decoder.weight, painter(3).decoder.weight)
    # A class that the module only imports, or that is none of it, is not made.
    for network in (Other(), Sketcher(3)):
        name = type(network).__name__
        save_network(network, path)
        with pytest.raises(ValueError, match=rf"holds a {name}: make one.*{name}\(…\)"):
            load_network(path)
    assert load_network(path, Sketcher(3)).layer.in_features == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no saved network, or it is damaged"),
        (b"weights", "is no saved network, or it is damaged"),
        (entries(x=np.zeros(3)), "an .npz of something else"),
        (entries(**{ABOUT: about(2)}), "by a newer version of the course"),
        (entries(**{ABOUT: about(0)}), "by an older version"),
        (entries(**{ABOUT: about("1")}), "by an older version"),
        (entries(**{ABOUT: np.array("{}")}), "damaged: it does not say which network"),
        (entries(**{ABOUT: np.array("[1]")}), "damaged: it does not say which network"),
        (entries(**{ABOUT: np.array("not JSON")}), "damaged: it does not say which network"),
        (entries(**{ABOUT: np.array([None, {}], dtype=object)}), "damaged: it does not say"),
        (entries(**{ABOUT: about(name="Sketcher")}), "holds a Sketcher, no Painter"),
        (entries(**{ABOUT: about()}), r"holds another Painter: it lacks decoder\.bias"),
    ],
)  # fmt: skip
def test_a_foreign_or_older_file_gets_a_sentence(path, content, said):
    path.write_bytes(content)
    with pytest.raises(ValueError, match=said) as wrong:
        load_network(path, Painter())
    assert "painter.npz" in str(wrong.value)
    assert len(str(wrong.value)) < 200


def test_a_file_of_torch_stays_closed(path):
    torch.save(painter().state_dict(), path)
    with pytest.raises(ValueError, match=r"written by torch\.save; it may carry code"):
        load_network(path, Painter())


@pytest.mark.parametrize(
    ("name", "array", "said"),
    [
        ("decoder.bias", np.zeros(3, np.float32), r"decoder.bias has the shape \(3,\), not \(2,\)"),
        ("decoder.bias", np.full(2, np.nan), "damaged: decoder.bias holds more than finite"),
        ("decoder.bias", np.array(["0", "1"]), "damaged: decoder.bias holds more than finite"),
        ("decoder.bias", np.zeros(2, complex), "damaged: decoder.bias holds more than finite"),
        ("decoder.bias", np.array([{}, {}]), "damaged: decoder.bias cannot be read"),
        ("decoder.bias", np.zeros(10**5), "damaged: decoder.bias cannot be read"),
        ("third", np.zeros(2), "another Painter: it also has third"),
    ],
)
def test_weights_that_do_not_fit_leave_the_network_as_it_was(path, saved, name, array, said):
    path.write_bytes(entries(**(saved | {name: array})))
    network = painter(5)
    before = {key: weight.clone() for key, weight in network.state_dict().items()}
    with pytest.raises(ValueError, match=said):
        load_network(path, network)
    assert all(torch.equal(network.state_dict()[key], before[key]) for key in before)


def test_wider_layers_and_another_class_are_told(path, saved):
    with pytest.raises(ValueError, match=r"encoder.0.weight has the shape .4, 1, 3, 3., not .8,"):
        load_network(path, Painter(8))
    with pytest.raises(ValueError, match="holds a Painter, no Other"):
        load_network(path, Other())


def test_a_cut_or_changed_file_is_never_loaded_as_if_it_were_whole(path, saved):
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(ValueError, match=r"damaged|something else"):
            load_network(path, Painter())
    rng, noticed = np.random.default_rng(0), 0
    for _ in range(150):
        changed = bytearray(whole)
        changed[rng.integers(len(whole))] ^= 1 << rng.integers(8)
        path.write_bytes(changed)
        try:
            loaded = load_network(path, Painter())
        except ValueError:
            noticed += 1
        else:  # a date or a right of the archive was hit
            for name, weight in painter().state_dict().items():
                assert torch.equal(loaded.state_dict()[name], weight), name
    assert noticed > 50


def test_a_shape_that_lies_takes_no_memory(path, saved):
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "<f4", "fortran_order": False, "shape": (10**12,)}
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in saved.items():
            with archive.open(f"{name}.npy", "w") as entry:
                if name == "decoder.bias":
                    entry.write(header.getvalue() + bytes(8))
                else:
                    np.lib.format.write_array(entry, array)
    with pytest.raises(ValueError, match=r"damaged: decoder.bias cannot be read"):
        load_network(path, Painter())


def test_a_failed_save_keeps_the_old_file(path, saved, monkeypatch):
    whole = path.read_bytes()

    def full(file, **arrays):
        file.write(b"half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez_compressed", full)
    with pytest.raises(OSError, match=r"painter.npz cannot be written: No space left"):
        save_network(painter(9), path)
    assert path.read_bytes() == whole
    assert len(list(path.parent.iterdir())) == 1


def test_a_stop_in_the_middle_keeps_the_old_file(path, saved, monkeypatch):
    whole = path.read_bytes()

    def stopped(file, **arrays):
        file.write(b"half of it")
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "savez_compressed", stopped)
    with pytest.raises(KeyboardInterrupt):
        save_network(painter(9), path)
    assert path.read_bytes() == whole
    assert len(list(path.parent.iterdir())) == 1


def test_places_that_cannot_be_used_are_said(tmp_path):
    with pytest.raises(ValueError, match=r'ends in ".npz", unlike "09_colorization.ipynb"'):
        save_network(Painter(), tmp_path / "09_colorization.ipynb")
    with pytest.raises(ValueError, match="ends in"):
        load_network(tmp_path / "weights.pt")
    with pytest.raises(OSError, match="cannot be written: No such file or directory"):
        save_network(Painter(), tmp_path / "nowhere" / "a.npz")
    with pytest.raises(FileNotFoundError, match="is not there"):
        load_network(tmp_path / "a.npz")
    (tmp_path / "folder.npz").mkdir()
    with pytest.raises(FileNotFoundError, match="is a folder"):
        load_network(tmp_path / "folder.npz")
    with pytest.raises(OSError, match="cannot be written"):
        save_network(Painter(), tmp_path / "folder.npz")
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder.npz"]


def test_weights_that_are_not_finite_are_not_saved(path, saved):
    whole, network = path.read_bytes(), Painter()
    network.decoder.bias.data[0] = np.nan
    with pytest.raises(ValueError, match=r"decoder.bias holds numbers that are not finite"):
        save_network(network, path)
    network.decoder.bias.data[0] = 1e6
    with pytest.raises(ValueError, match="not finite"):
        save_network(network, path, half=True)
    assert path.read_bytes() == whole


def test_a_link_stays_a_link(tmp_path, path):
    link = tmp_path / "link.npz"
    save_network(painter(1), path)
    link.symlink_to(path)
    save_network(painter(2), link)
    assert link.is_symlink()
    assert torch.equal(load_network(path, Painter()).decoder.weight, painter(2).decoder.weight)
