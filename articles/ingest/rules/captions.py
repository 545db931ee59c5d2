"""Photo captions: known by how they begin or end, in the words of the five languages; never a whole paragraph."""

import re

from articles.ingest.vocabulary import pattern, words

LONGEST = 420
LONGEST_SIGNED = 800  # of one that ends with the photographer's name in brackets
MOST_SENTENCES = 3
WORD_END = {True: r"(?![a-z])", False: ""}
# Openings that no paragraph of a report has; a Latin word at the end of one is a whole word.
_openings = (re.escape(phrase) + WORD_END[phrase[-1:].isalpha()] for phrase in words("captions", "openings"))
BEGINS = re.compile(rf"[\W_]*(?:{'|'.join(_openings)})")
AGENCY = pattern("captions", "agencies")
# Endings: a bracket or a tail that names the photographer or an agency's picture desk.
ENDS = re.compile(
    rf"[\[(（【](?:资料|合成)?{pattern('captions', 'in brackets')}[^\])）】]{{0,80}}[\])）】]\W*$"
    rf"|{AGENCY}\s?/\s?[^.。/]{{2,40}}$"
    r"|(?:记者|通讯员|新华社|中新社|人民网|本报|本网|图)[^。,，]{0,24}摄[)）】\]]?\W*$"
    r"|\w{2,4}\s?摄[)）】\]]?\W*$"
    r"|(?:新华社|中新社|视觉中国|人民视觉|供图|资料图片?|网络图片|截图|影像中国)[)）】\]]?(?:发|供图)?\W*$"
    rf"|{pattern('captions', 'before a name')}\s?[:/]\s?[^.。:]{{2,60}}$"
    r"|photo(?:graph)?s? (?:by|courtesy of|from) [^.。]{2,60}\.?$"
)
SIGNED = re.compile(rf"[\[(（]{AGENCY}\s*[/／][^\])）]{{1,60}}[\])）]\W*$")
SENTENCE = re.compile(r"[。!?؟！？](?=.)|(?<=\w{3})\.(?=\s+\S)")
AGENCY_ALONE = re.compile(rf"\W*{AGENCY}\W*")
AGENCY_SIGN_OFF = re.compile(rf"[\[(（/]\s*{AGENCY}\s*[\])）/]\W*$")


def is_caption(line: str) -> bool:
    """Whether a folded line is the caption of a picture."""
    if SIGNED.search(line) and len(line) <= LONGEST_SIGNED:
        return True
    if len(line) > LONGEST or len(SENTENCE.findall(line)) > MOST_SENTENCES:
        return False
    if BEGINS.match(line) or AGENCY_ALONE.fullmatch(line):
        return True
    return bool(ENDS.search(line)) and not AGENCY_SIGN_OFF.search(line)


def ends_like_caption(line: str) -> bool:
    """A lone bar after a short text, which parts a caption from the article it was cut out of."""
    return (
        line.endswith(("|", "｜"))
        and line.count("|") == 1
        and len(line) <= LONGEST
        and len(SENTENCE.findall(line)) <= 1
    )
