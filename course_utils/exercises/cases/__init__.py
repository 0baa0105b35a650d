"""Cases that answers are tried on, one module for each lesson with many of them."""
