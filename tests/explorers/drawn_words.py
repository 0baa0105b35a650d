"""What an explorer's picture says."""

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def words_of(explorer):
    """Each text of the picture that an explorer, or a picture, shows now."""
    markup = getattr(explorer, "picture", explorer).markup
    return ["".join(text.itertext()) for text in ElementTree.fromstring(markup).iter(f"{SVG}text")]
