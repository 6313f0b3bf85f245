"""What the dashboard costs, measured: `python -m tests.benchmarks`."""
