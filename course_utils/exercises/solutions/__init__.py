"""One solution for each exercise. An instructor may delete this folder: nothing else needs it."""
