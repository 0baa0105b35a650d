"""Count of the states that were compared with an oracle, told as a table after the tests."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pytest

from tests.compared import table


@pytest.fixture
def count_states(record_property: Callable) -> Callable[..., None]:
    """Function: note how many states this test has compared, and with what if no name says it.

    `count_states(12, "SciPy")`; `count_states(12, "seen")` where pictures or words were looked at.
    """

    def count(number: int, *others: str) -> None:
        record_property("states", int(number))
        record_property("oracles", ",".join(others))

    return count


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Count the examples of a test of Hypothesis."""
    handle = getattr(getattr(item, "obj", None), "hypothesis", None)
    if handle is None:
        return (yield)
    inner, examples = handle.inner_test, []

    @wraps(inner)
    def counted(*arguments: Any, **named: Any) -> Any:
        examples.append(1)
        return inner(*arguments, **named)

    handle.inner_test = counted
    try:
        return (yield)
    finally:
        handle.inner_test = inner
        item.user_properties.append(("examples", len(examples)))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was compared with what: a sweep over nothing would be green too."""
    passed = terminalreporter.stats.get("passed", [])
    title, lines = table((report.nodeid, dict(report.user_properties)) for report in passed)
    if title:
        terminalreporter.section(title)
        terminalreporter.write("\n".join([*lines, ""]))
