"""Set up the course From Perceptron to Color and open it.

python start.py [options]             open the lessons in JupyterLab (--no-browser, --port 9999)
python start.py test [what ...]       run the tests: all, or some of GROUPS
python start.py refresh [lesson ...]  run the notebooks and save them clean
python start.py bench [name]          run a benchmark; without a name, list them
python start.py lock [--upgrade]      pin the packages anew, for maintainers

The first run makes .venv beside this file and installs the pinned packages into it.
"""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

SUPPORTED = ("3.11", "3.12", "3.13")
THIS_PYTHON = "{}.{}".format(*sys.version_info)


def call_silently(*command: str) -> int:
    """Exit code of a command whose output nobody needs."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wrong_python() -> str:
    """Say which Python to use instead; the file up to here runs on any Python since 3.6."""
    names = [f"python{version}" for version in SUPPORTED]
    there = [name for name in names if shutil.which(name) and not call_silently(name, "--version")]
    way = f"run `{there[-1]} start.py`" if there else "get one from python.org/downloads"
    supported = f"{', '.join(SUPPORTED[:-1])} or {SUPPORTED[-1]}"
    return f"This course needs Python {supported}, and this is Python {THIS_PYTHON}: {way}."


if THIS_PYTHON not in SUPPORTED:
    sys.exit(wrong_python())

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.json"
LEARNER, TEST = "requirements.txt", "requirements-test.txt"
LOCK_NOTE = "# Written by `python start.py lock`; the ranges are in pyproject.toml."
LAB_CONFIG = ROOT / "course_utils" / "jupyter_server_config.py"
FIRST_PAGE = "/lab/tree/notebooks/00_start_here.ipynb"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

APART = ("notebooks", "browser", "coursework")
QUICK = ["-p", "no:nbval"]  # its import takes seconds, in every process
PYTEST = {
    "unit": ["tests", "-n2", *QUICK, *(f"--ignore=tests/{folder}" for folder in APART)],
    "structure": ["tests/notebooks", *QUICK],
    # Without loadfile, cells of one notebook would land in different kernels.
    "notebooks": ["notebooks", "--nbval-lax", "--nbval-current-env", "-n2", "--dist=loadfile"],
    "coursework": ["tests/coursework", "-n2", "--dist=loadfile", *QUICK],
    "browser": ["tests/browser", "-n2", "--dist=worksteal", *QUICK],
}
RUFF = (
    ["check", "--extend-exclude", "notebooks"],
    ["check", "--config", "line-length=79", "notebooks"],
)
GROUPS = ("ruff", *PYTEST)

MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_APPS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge", "msedge"),
    *(f"/Applications/{app}.app/Contents/MacOS/{app}" for app in MAC_APPS),
    *(
        os.path.join(os.environ.get(folder, ""), app)
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        for app in WINDOWS_APPS
    ),
)

# What a failed command means; the first pattern found in its output is told.
CAUSES = {
    "No space left|not enough space": "The disk is full: free about 3 GB",
    "ensurepip|No module named venv": "Python's venv module is missing: install it "
    f"(on Debian or Ubuntu, `sudo apt-get install python{THIS_PYTHON}-venv`)",
    "NewConnectionError|Failed to establish|[Nn]ame resolution|getaddrinfo|[Tt]imed out"
    "|ProxyError|SSLError|Connection (refused|reset|aborted|broken)|IncompleteRead": (
        "The packages could not be downloaded: check the network connection"
    ),
    "Permission denied|Access is denied|Read-only file system": (
        f"Files in {ROOT} cannot be written: move the course to a folder of your own"
    ),
    "No matching distribution": "A package does not exist for this computer: use a 64-bit Python "
    "on Windows or Linux, or macOS 14 or newer on Apple silicon",
    "": "That did not work: see what was said last",
}


def explain(lines: list[str]) -> str:
    """Turn what a failed command printed into one sentence that says how to go on."""
    said = [line.strip() for line in lines if line.strip()] or ["nothing"]
    last = [line for line in said if re.match(r"\w*error", line, re.IGNORECASE)] or said
    cause = next(CAUSES[pattern] for pattern in CAUSES if re.search(pattern, "\n".join(said)))
    return f"{cause}, then run the same command again; it goes on. (Said last: {last[-1]})"


def read_stamp() -> dict[str, str]:
    """Fingerprint of each lock that .venv holds; a key "unfinished" when an install was cut off."""
    try:
        return json.loads(STAMP.read_text())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}


def write_stamp(content: dict[str, str]) -> None:
    """Write it whole or not at all."""
    part = STAMP.with_suffix(".part")
    part.write_text(json.dumps(content))
    part.replace(STAMP)


def venv_version() -> str:
    """Python version of .venv, or "" when .venv is missing, broken, cut off or too old."""
    question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True)
    except OSError:  # there is none, or the Python it was made from is gone
        return ""
    usable = answer.stdout.strip() in SUPPORTED and "unfinished" not in read_stamp()
    return answer.stdout.strip() if usable else ""


def ensure_venv() -> str:
    """Make .venv unless a working one is there, and give its Python version."""
    if not venv_version():
        print("Making .venv ...", flush=True)
        command = [sys.executable, "-m", "venv", "--clear", VENV]
        made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if made.returncode:
            sys.exit(explain(made.stdout.splitlines()))
    return venv_version()


def fingerprint(lock_file: str, version: str) -> str:
    """Change with the lock, pyproject.toml, .venv's Python and the place of this folder."""
    parts = [(ROOT / name).read_bytes() for name in (LEARNER, lock_file, "pyproject.toml")]
    parts += [version.encode(), os.fsencode(ROOT)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def install(lock_file: str) -> None:
    """Install what a lock pins, unless .venv holds exactly that already."""
    version = ensure_venv()
    wanted = {name: fingerprint(name, version) for name in {LEARNER, lock_file}}
    if wanted.items() <= read_stamp().items():
        return
    print("Installing the packages; the first time takes some minutes ...", flush=True)
    STAMP.unlink(missing_ok=True)
    pip_install("-r", lock_file)
    pip_install("--no-deps", "--no-build-isolation", "-e", ".")
    write_stamp(wanted)


def pip_install(*options: str) -> None:
    """Run pip, show where it is, and mark .venv unfinished once files are put into it."""
    command = [PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    merged = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "errors": "replace"}
    lines = []
    with subprocess.Popen([*command, *options], cwd=ROOT, text=True, **merged) as process:
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Installing collected packages"):
                write_stamp({"unfinished": line.strip()})
            show_progress(line)
    show_progress("")
    if process.returncode:
        sys.exit(explain(lines))


def show_progress(line: str) -> None:
    """Keep the latest line of a long command in one line of the terminal."""
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns - 1
        print("\r" + line.strip()[:width].ljust(width), end="" if line else "\r", flush=True)


def run(*command: str | Path, **environment: str) -> int:
    """Run a command of .venv's Python to its end, also after Ctrl-C, and give its exit code."""
    child = subprocess.Popen([PYTHON, *command], cwd=ROOT, env={**os.environ, **environment})
    try:
        return child.wait()
    except KeyboardInterrupt:
        try:
            child.wait(timeout=5)  # in a terminal it got the same Ctrl-C
        except subprocess.TimeoutExpired:
            child.terminate()
            child.wait()
        raise


def lab(options: list[str]) -> int:
    """Open the lessons in JupyterLab, whose own calls to the network are turned off."""
    install(LEARNER)
    settings = [
        "-y",  # Ctrl-C closes it without a question
        f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url={FIRST_PAGE}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        *([f"--config={LAB_CONFIG}"] if LAB_CONFIG.exists() else []),
        *(["--allow-root"] if IS_ROOT else []),
    ]
    print("Opening JupyterLab; Ctrl-C in this window closes it.", flush=True)
    return run("-m", "jupyterlab", *settings, *options)


def find_browser() -> str:
    """Path of Chromium, Chrome or Edge, from COURSE_CHROMIUM or the usual places; or ""."""
    named = os.environ.get("COURSE_CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else BROWSERS)), "")


def ensure_browser() -> str:
    """Find a browser, or install Chromium where apt-get may do that without a question."""
    sudo = [] if IS_ROOT else ["sudo", "-n"]
    if not find_browser() and shutil.which([*sudo, "apt-get"][0]) and shutil.which("apt-get"):
        print("Installing Chromium with apt-get ...", flush=True)
        for step in (["update"], ["install", "-y", "chromium"]):
            call_silently(*sudo, "apt-get", "-qq", *step)
    return find_browser()


def test(words: list[str]) -> int:
    """Run test groups; pytest options may follow their names. The last line counts all."""
    first_option = next((i for i, word in enumerate(words) if word.startswith("-")), len(words))
    names, options = words[:first_option] or list(GROUPS), words[first_option:]
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        sys.exit(f"There is no test group {unknown[0]!r}; the groups are {', '.join(GROUPS)}.")
    install(TEST)
    counts = {}
    for name in names:
        print(f"\n== {name} ==", flush=True)
        counts[name] = run_ruff() if name == "ruff" else run_pytest(name, options)
    failed = [name for name in names if counts[name]["failed"]]
    total = sum(counts.values(), Counter())
    print(f"\nFailed: {', '.join(failed)}." if failed else "")
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if failed or not total["passed"] else 0


def run_ruff() -> Counter:
    """Count each of ruff's runs as one test: code at its own line width, notebooks at theirs."""
    codes = [run("-m", "ruff", *arguments) for arguments in RUFF]
    return Counter("failed" if code else "passed" for code in codes)


def run_pytest(name: str, options: list[str]) -> Counter:
    """Run one group and count its tests; a group that could not run has failed."""
    browser = ensure_browser() if name == "browser" else find_browser()
    if name == "browser" and not browser:
        print("The browser tests did not run: no Chromium, Chrome or Edge was found. Install one,")
        print("or set COURSE_CHROMIUM to the path of one, and run `python start.py test browser`.")
        return Counter(["failed" if os.environ.get("CI") else "skipped"])
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = ["-m", "pytest", "-q", f"--junitxml={report}", *PYTEST[name], *options]
        code = run(*command, OMP_NUM_THREADS="1", COURSE_CHROMIUM=browser)
        counted = count(report) if report.exists() else Counter()
    none_selected = code == 5 and {"-k", "-m"} & set(options)  # meant for another group
    if code and not counted["failed"] and not none_selected:
        counted["failed"] = 1
    return counted


def count(report: Path) -> Counter:
    """Sum up the test suites of a JUnit report."""
    total = Counter()
    for suite in ElementTree.parse(report).iter("testsuite"):
        said = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
        failed = said["failures"] + said["errors"]
        total.update(passed=said["tests"] - failed - said["skipped"], failed=failed)
        total.update(skipped=said["skipped"])
    return total


def refresh(lessons: list[str]) -> int:
    """Run notebooks and save them clean."""
    install(TEST)
    environment = {"OMP_NUM_THREADS": "1", "COURSE_CHROMIUM": find_browser()}
    return run("-m", "course_utils.refresh", *lessons, **environment)


def bench(words: list[str]) -> int:
    """Run a benchmark, or list them."""
    names = sorted(path.stem for path in (ROOT / "benchmarks").glob("[!_]*.py"))
    if not words or words[0] not in names:
        print(f"The benchmarks are {', '.join(names) or 'not there yet'}.")
        return 1 if words else 0
    install(TEST)
    return run(f"benchmarks/{words[0]}.py", *words[1:], COURSE_CHROMIUM=ensure_browser())


def lock(options: list[str]) -> int:
    """Pin every package for all supported Pythons and systems, in both lock files."""
    ensure_venv()
    if run("-m", "pip", "install", "--quiet", "uv"):
        return 1
    pin(LEARNER, [LOCK_NOTE], options)
    learner = (ROOT / LEARNER).read_text().splitlines()
    more = ["--all-extras", "--constraints", LEARNER]
    pin(TEST, [LOCK_NOTE, f"-r {LEARNER}"], [*options, *more], known=learner)
    return 0


def pin(
    lock_file: str, head: list[str], options: list[str], known: list[str] | None = None
) -> None:
    """Have uv write a lock; keep the lines not known yet, without what torch itself brings."""
    command = ["-m", "uv", "pip", "compile", "pyproject.toml", "--group", "build", "--universal"]
    style = ["--python-version", SUPPORTED[0], "--no-header", "--no-annotate", "--quiet"]
    code = run(*command, *style, "--output-file", lock_file, *options)
    if code:
        sys.exit(code)
    path = ROOT / lock_file
    new = [line for line in path.read_text().splitlines() if line not in (known or [])]
    kept = [line for line in new if not re.match("#|-r|nvidia-|cuda-|triton", line)]
    path.write_text("\n".join([*head, *kept, ""]))


COMMANDS = {"test": test, "refresh": refresh, "bench": bench, "lock": lock}


def main(words: list[str]) -> int:
    """Do what the first word says; without a known one, open the lessons."""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__.replace("GROUPS", ", ".join(GROUPS)))
        return 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if words and words[0] in COMMANDS:
            return COMMANDS[words[0]](words[1:])
        return lab(words)
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.")
        return 130
    except OSError as problem:
        return explain([str(problem)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
