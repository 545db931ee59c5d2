"""Stage 6: Described and Authority -> Linked: which event a text covers, who takes part, what it names."""
