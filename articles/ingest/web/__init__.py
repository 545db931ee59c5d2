"""Capture by address: what may be asked for, the exchange itself, robots.txt, and the answer as Fetched."""
