"""Explorers: sliders around what is computed and drawn, one module a lesson."""
