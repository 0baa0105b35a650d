"""From a state to a picture: SVG and charts, no widgets and no global state."""
