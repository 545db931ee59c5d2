"""Tables, CSV or one JSON object a line: a row with a title is a press record, one without it an address to capture.

Columns: `address`, `title`, `language`, `source`, `date`. A CSV file without a header is a list of addresses.
"""

import csv
import json
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.addresses import web_address
from articles.ingest.inputs.items import Address, Item, PressRecord
from articles.ingest.types import Refused
from articles.languages import CODES

COLUMNS = ("address", "title", "language", "source", "date")
ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
LONGEST_LINE = 100_000  # characters; a row has five short fields


def csv_rows(path: str) -> Iterator[Item]:
    """Separated by commas, semicolons or tabs, in UTF-8. Raises Refused for what is no such table."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            first = file.readline(LONGEST_LINE)
            delimiter = max(",;\t", key=first.count)
            header = [cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), [])]
            if header and web_address(header[0]) and "://" in header[0]:
                header = ["address"]
                file.seek(0)
            check_columns(path, header)
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            offset = 0 if file.tell() == 0 else 1
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield row(f"{path}:{reader.line_num + offset}", dict(zip(header, cells, strict=False)))
    except UnicodeDecodeError:
        raise Refused(path, _("not in UTF-8")) from None
    except csv.Error as error:
        raise Refused(path, _("cannot be read: %(error)s") % {"error": error}) from None
    except OSError as error:
        raise Refused(path, _("cannot be read: %(error)s") % {"error": error.strerror}) from None


def json_rows(path: str) -> Iterator[Item]:
    """One object a line with the columns as keys, or one address a line as a string. Raises Refused."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                if line.strip():
                    yield json_row(f"{path}:{number}", line)
    except UnicodeDecodeError:
        raise Refused(path, _("not in UTF-8")) from None
    except OSError as error:
        raise Refused(path, _("cannot be read: %(error)s") % {"error": error.strerror}) from None


def json_row(name: str, line: str) -> Item:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return Refused(name, _("not a line of JSON"))
    if isinstance(value, str):
        value = {"address": value}
    is_row = isinstance(value, dict) and all(isinstance(cell, str | int | None) for cell in value.values())
    if not is_row:
        return Refused(name, _("not a row: an object with texts is expected"))
    try:
        check_columns(name, list(value))
    except Refused as refused:
        return refused
    return row(name, {key: "" if cell is None else str(cell) for key, cell in value.items()})


def check_columns(name: str, header: list[str]) -> None:
    """Raises Refused: a column that is misspelt would otherwise be left out in silence."""
    unknown = [column for column in header if column not in COLUMNS]
    if unknown or not header:
        raise Refused(
            name,
            _("unknown column “%(column)s”; known are %(columns)s")
            % {"column": (unknown or [""])[0][:40], "columns": ", ".join(COLUMNS)},
        )


def row(name: str, cells: dict[str, str]) -> Item:
    values = {column: (cells.get(column) or "").strip() for column in COLUMNS}
    address = web_address(values["address"]) if values["address"] else ""
    if address is None:
        return Refused(name, _("not an http or https address"))
    if not values["title"]:
        return Address(address) if address else Refused(name, _("neither an address nor a title"))
    if values["language"] not in CODES:
        return Refused(name, _("a record needs one of the languages %(codes)s") % {"codes": ", ".join(CODES)})
    if values["date"] and not ISO_DATE.fullmatch(values["date"]):
        return Refused(name, _("not a date like 2024, 2024-11 or 2024-11-20"))
    return PressRecord(name, values["title"], values["language"], values["source"], values["date"], address)
