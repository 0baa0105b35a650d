"""Whether this computer has what the course needs, in plain words."""

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = "from-perceptron-to-color"
PYTHONS = ((3, 11), (3, 13))
#: Free space that an exercise, a saved notebook and a trained model never come near.
FREE_MEGABYTES = 500

MEND = "Close JupyterLab, run `python start.py` in the course's folder, and open this lesson again."


@dataclass(frozen=True)
class Finding:
    """One thing looked at: its name, what was found, and how to mend it ("" where it is fine)."""

    name: str
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return one line, or two where something is to be done."""
        line = f"{'missing' if self.remedy else 'fine':<8} {self.name}: {self.found}"
        return f"{line}\n         → {self.remedy}" if self.remedy else line


def check_environment() -> bool:
    """Look at Python, packages, data and disk; print a line each and a last one with the sum.

    Returns
    -------
    True where nothing is missing.
    """
    findings = [python_finding(), *package_findings(), *data_findings(), disk_finding()]
    missing = [finding for finding in findings if finding.remedy]
    for finding in findings:
        print(finding)
    count = len(missing)
    print(
        "\nEverything is there. Go on."
        if not missing
        else f"\n{count} thing{'s' * (count > 1)} to mend, see the arrows above."
    )
    return not missing


def python_finding(running: tuple[int, ...] = sys.version_info[:2]) -> Finding:
    """Whether this Python is one that the course is tested with."""
    low, high = (".".join(map(str, one)) for one in PYTHONS)
    if PYTHONS[0] <= tuple(running) <= PYTHONS[1]:
        return Finding("Python", platform.python_version())
    found = ".".join(map(str, running))
    return Finding("Python", found, f"Install Python {low} to {high} from python.org. {MEND}")


def package_findings(project: str = PROJECT) -> list[Finding]:
    """Whether each package that the course names is installed in a version that fits."""
    try:
        wanted = requires(project) or []
    except PackageNotFoundError:
        return [Finding("course_utils", "not installed for this Python", MEND)]
    needs = [Requirement(line) for line in wanted]
    return [_package_finding(need) for need in needs if not need.marker or need.marker.evaluate()]


def _package_finding(need: Requirement) -> Finding:
    try:
        found = version(need.name)
    except PackageNotFoundError:
        return Finding(need.name, "not installed", MEND)
    # A build's own suffix, such as +cpu, is no other version.
    if need.specifier.contains(found.partition("+")[0], prereleases=True):
        return Finding(need.name, found)
    return Finding(need.name, f"{found}, but the course needs {need.specifier}", MEND)


def data_findings() -> list[Finding]:
    """Whether the digits and the map are there and whole."""
    try:
        # Here and not above: without NumPy this module must still be able to say so.
        from course_utils.datasets import load_blue_marble, load_mnist
    except ImportError as fault:
        return [Finding("data", f"cannot be read ({fault})", MEND)]
    findings = []
    for name, load in (("digits", lambda: load_mnist("test")), ("map", load_blue_marble)):
        try:
            load()
        except (OSError, ValueError) as fault:
            findings.append(Finding(name, "the file is missing or damaged", str(fault)))
        else:
            findings.append(Finding(name, "there and whole"))
    return findings


def disk_finding(folder: Path | None = None) -> Finding:
    """Whether there is room to save notebooks."""
    free = shutil.disk_usage(folder or Path.cwd()).free // 2**20
    if free >= FREE_MEGABYTES:
        return Finding("disk", f"more than {FREE_MEGABYTES} MB free")
    return Finding("disk", f"{free} MB free", f"Make room: at least {FREE_MEGABYTES} MB.")
