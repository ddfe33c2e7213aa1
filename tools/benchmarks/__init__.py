"""What ``tools/bench.py`` is made of: one part a file."""
