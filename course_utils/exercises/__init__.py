"""The exercises of the lessons: checks, hints and points, one module a lesson."""

from importlib import import_module
from pkgutil import iter_modules

from course_utils.exercises.worksheet import Worksheet

#: Numbers of the lessons that have exercises, in order.
LESSONS = tuple(
    sorted(
        module.name.removeprefix("lesson_")
        for module in iter_modules(__path__)
        if module.name.startswith("lesson_")
    )
)


def lesson_worksheet(lesson: str) -> Worksheet:
    """Exercises of one lesson.

    Parameters
    ----------
    lesson : str
        One of LESSONS, such as "01".
    """
    return import_module(f"course_utils.exercises.lesson_{lesson}").exercises
