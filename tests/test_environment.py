"""What pip, conda and the locks install is the same, and nothing names a registry."""

import itertools
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = PYPROJECT["project"]
EXTRAS = PROJECT["optional-dependencies"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text())
CONDA_NAMES = {"torch": "pytorch", "matplotlib": "matplotlib-base"}
COMPUTERS = {
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "macOS": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
}
PYTHONS = ("3.11.0", "3.12.0", "3.13.0")
HOSTS = [
    *("pypi org", "pythonhosted org", "npmjs org", "npmjs com", "anaconda org", "deb debian org"),
    *("download pytorch org", "archive ubuntu com", "crates io"),
]


def ranges(requirements: list[str]) -> dict[str, SpecifierSet]:
    """Name → allowed versions; a reference to an own extra is left out."""
    parsed = [Requirement(text) for text in requirements]
    return {r.name: r.specifier for r in parsed if r.name != PROJECT["name"]}


def locked(name: str) -> list[Requirement]:
    """Requirements of a lock file and of the one it includes."""
    lines = (ROOT / name).read_text().splitlines()
    included = [line.removeprefix("-r ") for line in lines if line.startswith("-r ")]
    own = [Requirement(line) for line in lines if line and not line.startswith(("#", "-r "))]
    return own + [requirement for lock in included for requirement in locked(lock)]


def test_conda_has_the_same_direct_dependencies_and_ranges():
    conda = ranges([entry for entry in CONDA["dependencies"] if isinstance(entry, str)])
    assert conda.pop("pip") == SpecifierSet()
    assert conda.pop("python") == SpecifierSet(PROJECT["requires-python"])
    wanted = ranges(PROJECT["dependencies"])
    assert conda == {CONDA_NAMES.get(name, name): span for name, span in wanted.items()}


def test_conda_installs_the_course_and_asks_conda_forge_only():
    assert CONDA["name"] == PROJECT["name"]
    assert CONDA["channels"] == ["conda-forge"]
    assert CONDA["dependencies"][-1] == {"pip": ["-e ."]}


def test_pythons_are_the_same_everywhere():
    start = (ROOT / "start.py").read_text()
    supported = re.findall(r'"(3\.\d+)"', re.search(r"^SUPPORTED = (.*)$", start, re.M)[1])
    assert supported == [version.rpartition(".")[0] for version in PYTHONS]
    allowed = SpecifierSet(PROJECT["requires-python"])
    assert [f"3.{n}" for n in range(6, 20) if f"3.{n}.0" in allowed] == supported


def test_tests_need_what_instructors_need():
    assert f"{PROJECT['name']}[instructor]" in EXTRAS["test"]


def test_build_backend_is_locked_too():
    assert PYPROJECT["dependency-groups"]["build"] == PYPROJECT["build-system"]["requires"]


@pytest.mark.parametrize("computer", COMPUTERS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(
    ("lock", "direct"),
    [
        ("requirements.txt", PROJECT["dependencies"] + PYPROJECT["build-system"]["requires"]),
        ("requirements-test.txt", [*PROJECT["dependencies"], *itertools.chain(*EXTRAS.values())]),
    ],
)
def test_lock_pins_each_direct_dependency_once_and_in_range(lock, direct, python, computer):
    place = {
        **COMPUTERS[computer],
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    pins: dict[str, set[str]] = {}
    for requirement in locked(lock):
        if requirement.marker is None or requirement.marker.evaluate(place):
            (pin,) = requirement.specifier
            pins.setdefault(requirement.name, set()).add(pin.version)
    assert not [name for name, versions in pins.items() if len(versions) > 1]
    for name, span in ranges(direct).items():
        (version,) = pins[canonicalize_name(name)]
        assert version in span, name


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_lock_holds_plain_pins_and_leaves_accelerators_to_torch(lock):
    for requirement in locked(lock):
        assert [pin.operator for pin in requirement.specifier] == ["=="], requirement
        assert not requirement.url
        assert "+" not in str(requirement.specifier)
        assert not requirement.name.startswith(("nvidia", "cuda", "triton"))


def test_no_committed_text_names_a_package_registry():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("this folder is no git checkout")
    pattern = re.compile("|".join(re.escape(host.replace(" ", ".")) for host in HOSTS).encode())
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    assert not [p.name for p in paths if p.is_file() and pattern.search(p.read_bytes())]
