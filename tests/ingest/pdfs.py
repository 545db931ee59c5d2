"""PDFs made by hand: one font, pages of lines, and whatever fault a test wants."""

import zlib


def pdf(*pages: list[str], title: str = "", trailer: str = "", unicode: bool = False) -> bytes:
    """`unicode`: any letters, by a font whose codes are UTF-16 and a map that says so."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "".join(f"{written(line, unicode)} Tj T*\n" for line in lines)
        content = zlib.compress(f"BT /F1 12 Tf 14 TL 50 750 Td\n{shown}ET".encode("latin-1"))
        number = len(objects) + 1
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 << /Type /Font " + (UNICODE_FONT if unicode else PLAIN_FONT) + " >> >> >> >>"
        )
        objects.append((f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n", content, "\nendstream"))
        kids.append(f"{number} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    marked = ("\ufeff" + title).encode("utf-16-be").hex()
    objects.append(f"<< /Title <{marked}> >>")
    info = len(objects)
    if unicode:
        cmap = CMAP.encode()
        objects.append((f"<< /Length {len(cmap)} >>\nstream\n", cmap, "\nendstream"))
        objects = [text.replace("CMAP", f"{len(objects)} 0 R") if isinstance(text, str) else text for text in objects]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        parts = text if isinstance(text, tuple) else (text,)
        body = b"".join(part.encode("latin-1") if isinstance(part, str) else part for part in parts)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R %s >>\n" % (len(objects) + 1, info, trailer.encode())
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)


def written(line: str, unicode: bool) -> str:
    if unicode:
        return f"<{line.encode('utf-16-be').hex()}>"
    return "(" + line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"


PLAIN_FONT = "/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
UNICODE_FONT = (
    "/Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /ToUnicode CMAP /DescendantFonts [<< /Type /Font"
    " /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    " /DW 1000 >>]"
)
CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)
