"""Pictures are read back as XML."""

from xml.etree import ElementTree

import pytest


@pytest.fixture
def drawn():
    """Function: SVG parts → their elements by tag, without namespaces."""

    def parsed(markup):
        root = ElementTree.fromstring(f"<g>{markup.replace(' xmlns=', ' data-xmlns=')}</g>")
        elements = {}
        for element in root.iter():
            elements.setdefault(element.tag, []).append(element)
        return elements

    return parsed
