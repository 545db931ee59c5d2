"""`python -m tests.bench.child speed --articles 1000 --results FILE`: one part of the bench in a process of its own."""

import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()
    import_module(f"tests.bench.{sys.argv[1]}").main(sys.argv[2:])  # models can be imported only now
