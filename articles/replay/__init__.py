"""Captures shown again: as text, as a page that can do nothing, and to other archives (Memento, RFC 7089)."""
