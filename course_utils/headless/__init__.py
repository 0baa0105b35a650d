"""JupyterLab in a browser without a window, for tests and benchmarks."""
