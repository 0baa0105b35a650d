"""A class at once on the JupyterHub of deploy/: each learner runs lessons to their ends.

python start.py bench class [learners [lesson ...]]        20 learners, lessons 01 and 07

It needs Linux, JupyterHub and its proxy; where they are missing it says how to get them.
"""

import asyncio
import math
import os
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import psutil
from _hub import Hub, Learner, LessonFailed
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.websocket import WebSocketError

from course_utils.refresh import find

INSTALL = """\
This benchmark needs JupyterHub and its proxy (and Node.js for that); in the course's folder:
  .venv/bin/pip install -c requirements-test.txt -r deploy/requirements.txt
  npm install -g --prefix .venv configurable-http-proxy"""
LEARNERS, LESSONS = 20, ["01", "07"]
LOG = Path(__file__).resolve().parents[1] / "test-output" / "hub.log"
#: Seconds between two looks at the memory, and seconds that a lesson may take.
LOOK, LONGEST = 5, 3600
#: Classes to provide for, and the seconds in which all have run the longest lesson at once.
CLASSES, WAIT = (30, 300), 600
SPARE = 1.25


def pss(process: psutil.Process) -> int:
    """Bytes a process holds; what several share is counted in parts (PSS)."""
    rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) * 1024


def kind(process: psutil.Process) -> str:
    """What a process below the hub is: a lesson's kernel, a learner's server or the hub."""
    environment = process.environ()
    if "JPY_SESSION_NAME" in environment:
        return f"kernel of {Path(environment['JPY_SESSION_NAME']).stem}"
    return "server" if "JUPYTERHUB_USER" in environment else "hub and proxy"


class Memory:
    """Memory and processor time of all processes of a hub, looked at again and again."""

    def __init__(self, hub: Hub) -> None:
        self.hub = psutil.Process(hub.process.pid)
        #: Kind of process → bytes and number when all held most; seconds of CPU up to now.
        self.peak, self.counts = Counter(), Counter()
        self.cpu: dict[str, float] = {}

    def look(self) -> None:
        """Add up once."""
        now, counts, cpu = Counter(), Counter(), defaultdict(float)
        for process in [self.hub, *self.hub.children(recursive=True)]:
            try:
                what, held, times = kind(process), pss(process), process.cpu_times()
            except (psutil.Error, OSError, StopIteration):  # it has just ended
                continue
            now[what] += held
            counts[what] += 1
            cpu[what] += times.user + times.system
        self.cpu = dict(cpu)
        if now.total() > self.peak.total():
            self.peak, self.counts = now, counts

    async def watch(self) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.to_thread(self.look)
            await asyncio.sleep(LOOK)


async def all_at_once(learners: list[Learner], lesson: str | None = None) -> None:
    """Let all start their servers, or run a lesson; note who fails."""

    async def one(learner: Learner) -> None:
        try:
            async with asyncio.timeout(LONGEST):
                await (learner.run(lesson) if lesson else learner.start())
        except (LessonFailed, OSError, HTTPClientError, WebSocketError) as problem:
            learner.failure = str(problem) or type(problem).__name__

    await asyncio.gather(*(one(learner) for learner in learners if not learner.failure))


async def teach(hub: Hub, count: int, lessons: list[str]) -> tuple[list[Learner], Memory]:
    """Have a class run lessons, one after the other, all learners at the same time."""
    await hub.started()
    names = [f"learner{number:02}" for number in range(1, count + 1)]
    await hub.ask("POST", "/hub/api/users", {"usernames": names})
    learners, memory = [Learner(hub, name) for name in names], Memory(hub)
    watching = asyncio.create_task(memory.watch())
    await all_at_once(learners)
    report(learners, "server")
    for lesson in lessons:
        await all_at_once(learners, lesson)
        report(learners, lesson)
    watching.cancel()
    memory.look()
    return learners, memory


def report(learners: list[Learner], what: str) -> None:
    """Print how long one thing took the class."""
    taken = [learner.seconds[what] for learner in learners if what in learner.seconds]
    times = f"{median(taken):>8.0f} s{max(taken):>8.0f} s" if taken else f"{'-':>10}{'-':>10}"
    print(f"{what:28}{times}{len(taken):>6} of {len(learners)}", flush=True)


def print_memory(memory: Memory, count: int) -> None:
    """Print where the memory was when it was most, and what the processors did."""
    print(f"\n{'memory at its most':36}{'each':>9}{'all':>10}{'CPU each':>12}")
    for what, held in sorted(memory.peak.items()):
        number, cpu = memory.counts[what], memory.cpu.get(what, 0)
        share = cpu / (1 if what == "hub and proxy" else count)
        each = "" if what == "hub and proxy" else f"{held / number / 1e6:.0f} MB"
        print(f"{what:36}{each:>9}{held / 1e9:>7.2f} GB{share:>10.1f} s")
    print(f"{'together':36}{'':9}{memory.peak.total() / 1e9:>7.2f} GB")


def print_advice(memory: Memory, count: int) -> None:
    """Print what larger classes need, from what this one took."""
    learners = {what: held for what, held in memory.peak.items() if what != "hub and proxy"}
    each = sum(learners.values()) / count
    longest = max(memory.cpu.get(what, 0) for what in learners) / count
    for size in CLASSES:
        room = SPARE * (memory.peak["hub and proxy"] + size * each) / 1e9
        processors = max(2, math.ceil(size * longest / WAIT))
        print(f"For {size} learners: {math.ceil(room)} GB of memory, {processors} processors.")


def missing() -> str:
    """What keeps the benchmark from running, or nothing."""
    if not Path("/proc/self/smaps_rollup").exists():
        return "This benchmark measures memory as Linux counts it, and needs Linux."
    proxy = Path(sys.prefix) / "bin" / "configurable-http-proxy"
    return "" if find_spec("jupyterhub") and proxy.exists() else INSTALL


def main(words: list[str]) -> int:
    """Run it; 1 where a learner failed."""
    if sentence := missing():
        print(sentence)
        return 1
    count = int(words[0]) if words else LEARNERS
    lessons = [path.stem for path in find(words[1:] or LESSONS)]
    AsyncHTTPClient.configure(None, max_clients=10 * count)
    print(f"{count} learners at once on {os.cpu_count()} processors\n")
    print(f"{'':28}{'median':>10}{'slowest':>10}{'done':>10}")
    with tempfile.TemporaryDirectory() as folder, Hub(Path(folder)) as hub:
        learners, memory = asyncio.run(teach(hub, count, lessons))
        LOG.parent.mkdir(exist_ok=True)
        shutil.copyfile(hub.folder / "hub.log", LOG)
    print_memory(memory, count)
    failed = [learner for learner in learners if learner.failure]
    for learner in failed:
        print(f"FAILED: {learner.name}, {learner.failure}")
    again = sum(learner.reconnections for learner in learners)
    print(f"\n{again} lost connections were opened again. The hub's own words are in {LOG}.")
    if not failed:
        print("Nobody failed.")
        print_advice(memory, count)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
