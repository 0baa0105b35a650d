"""What the lessons compute: pure functions and small classes, no drawing and no widgets."""
