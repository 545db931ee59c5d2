"""Numbers that a form or an address of the desk names rows by; a form made by hand may say anything."""

LONGEST = 18  # digits that every database's keys can hold


def key_of(text: str) -> int | None:
    """The number, or None for what is none: `²` and `٣` are digits to Python, and so are ten thousand nines.

    >>> key_of("12"), key_of("²"), key_of("-1"), key_of("9" * 30), key_of("")
    (12, None, None, None, None)
    """
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None
