"""A Chinese text in the other script, for reading: characters by OpenCC, names as the authority writes them. A leaf.

Stored text is never converted. OpenCC alone changes names (希卜里 becomes 希卜裡, 徐乾學 becomes 徐干学), so
names are taken out first and written as the other script's readers know them.
"""

import re
from collections.abc import Iterable
from functools import cache

from opencc import OpenCC

from articles.text.chinese import fold

OTHER = {"zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans"}
_CONFIGURATION = {"zh-Hant": "s2tw", "zh-Hans": "t2s"}
# A shorter name is too often part of other words: 范云 in 规范云服务.
LEAST = 3
# Names that reports bring and the authority need not hold, reviewed by hand: in Simplified and in Traditional.
REVIEWED = (("乌干达", "烏干達"), ("萨里耶夫", "薩里耶夫"), ("希卜里", "希卜里"), ("徐乾学", "徐乾學"))


class Conversion:
    """Converts into `target` (zh-Hans or zh-Hant); `names` are written as they are given, wherever a text holds them.

    >>> Conversion("zh-Hant", ["加尼姆·希卜里"]).convert("加尼姆·希卜里在乌镇这里致辞")
    '加尼姆·希卜里在烏鎮這裡致辭'
    """

    def __init__(self, target: str, names: Iterable[str] = ()):
        self.target = target
        reviewed = [traditional if target == "zh-Hant" else simplified for simplified, traditional in REVIEWED]
        # Folding is one to one, so a name found in the folded text lies at the same place in the text itself.
        self.names = {fold(name): name for name in (*reviewed, *names) if len(name) >= LEAST}
        longest_first = sorted(self.names, key=lambda name: (-len(name), name))
        self.pattern = re.compile("|".join(map(re.escape, longest_first)))

    def convert(self, text: str) -> str:
        """The text in the target script; OpenCC's words do not run over the borders of a name."""
        convert = _opencc(self.target).convert
        pieces: list[str] = []
        done = 0
        for found in self.pattern.finditer(fold(text)):
            pieces += (convert(text[done : found.start()]), self.names[found.group()])
            done = found.end()
        return "".join((*pieces, convert(text[done:])))


@cache
def _opencc(target: str) -> OpenCC:
    return OpenCC(_CONFIGURATION[target])
