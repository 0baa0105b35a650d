"""Command line: `python -m course_utils.coursework release 01 --to FOLDER`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from course_utils.coursework.course import (
    COURSE,
    NOTEBOOKS,
    TIMEOUT,
    CourseworkError,
    release,
)


def seconds(text: str) -> int:
    """Read a whole number of seconds above 0."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number of seconds above 0.")
    return int(text)


def words(text: str) -> str:
    """Read a name that is not empty."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of the course is empty.")
    return text.strip()


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    main_parser = argparse.ArgumentParser(
        prog="python -m course_utils.coursework",
        description="Turn lessons into nbgrader assignments.",
    )
    commands = main_parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("release", help="make an assignment of a lesson, or of all")
    command.add_argument("lesson", help="01, 1, 01_perceptron, … or all")
    command.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="course folder")
    command.add_argument("--course", type=words, help=f"name of the course ({COURSE})")
    command.add_argument(
        "--timeout", type=seconds, help=f"seconds a cell may run in grading ({TIMEOUT})"
    )
    command.add_argument("--force", action="store_true", help="replace a release that differs")
    command.add_argument(
        "--notebooks", type=Path, default=NOTEBOOKS, help="folder of the lessons' notebooks"
    )
    return main_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 where all went well, else 1 after a sentence."""
    options = parser().parse_args(arguments)
    try:
        for line in release(
            options.lesson,
            options.to,
            options.course,
            options.timeout,
            options.force,
            options.notebooks,
        ):
            print(line)
    except CourseworkError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
