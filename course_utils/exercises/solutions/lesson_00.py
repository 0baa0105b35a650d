"""Solution to the exercise of lesson 00."""


def brightness(red, green, blue):
    """Return 0.299 red + 0.587 green + 0.114 blue."""
    return 0.299 * red + 0.587 * green + 0.114 * blue
