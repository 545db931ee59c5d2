"""Photo captions: known by how they begin or end, in the words of the five languages; never a whole paragraph."""

import re

from articles.ingest.folding import alternatives, key

LONGEST = 420
MOST_SENTENCES = 3
# Openings that no paragraph of a report has.
CERTAIN = """
图为, 图片说明, 图片来源, 图片:, 图说, 图源, 图:, 图/, 资料图, 资料图片, 配图, 题图, 封面图, 上图为, 下图为, 左图, 右图, 这是拍摄于, 图注,
photo:, photos:, photo by, photos by, photo taken, photo shows, photo credit, photo courtesy, file photo, file image, file picture, image:, image credit, image source, images:, picture:, caption:,
this photo, this file photo, this picture, this image, this undated photo, this handout, this aerial photo, this combo photo, this screenshot, photo/, screenshot:, screenshot from, illustration:, credit:, in this photo, in this file photo, in this picture, video:, graphic:,
foto:, foto/, foto ©, sursa foto, sursă foto, sursa imaginii, sursa imagine, sursa fotografiei, credit foto, credite foto, foto credit, foto arhivă, foto ilustrativ, fotografie:, fotografie realizată, fotografia arată, imagine:, imagine ilustrativă,
imagine din arhivă, imagine realizată, imagine cu caracter ilustrativ, captură foto, captură video, captura foto, captura video, video:, în imagine, în fotografie, imagini:, legendă foto, ilustrație:, această fotografie, această imagine,
الصورة:, صورة:, صور:, تظهر الصورة, تظهر صورة, تظهر هذه الصورة, تظهر في الصورة, يظهر في الصورة, في الصورة, هذه الصورة, هذه صورة, صورة أرشيفية, صور أرشيفية, صورة من الأرشيف, صورة ملتقطة, الصورة الملتقطة, التقطت الصورة, مصدر الصورة, مصدر الصور,
صورة توضيحية, صورة جماعية, تعليق الصورة, لقطة من, لقطة شاشة, تصوير:, عدسة:, صورة تعبيرية, فيديو:, صورة تذكارية
"""
BEGINS = re.compile(
    r"[\W_]*(?:"
    + "|".join(
        re.escape(phrase) + (r"(?!\w)" if phrase[-1:].isascii() and phrase[-1:].isalnum() else "")
        for phrase in (key(p) for p in re.split("[,\n]", CERTAIN) if p.strip())
    )
    + ")"
)
AGENCY = r"(?:xinhua|afp|reuters|ap|getty|getty images|vcg|ic|cfp|epa|agerpres|inquam|mediafax|hepta|china daily|people's daily|cgtn|cns|chinanews|shutterstock|pixabay|unsplash|شينخوا|رويترز|فرانس برس|ا ف ب|新华社|视觉中国|中新社|人民视觉)"
# Endings: a bracket or a tail that names the photographer or the agency's picture desk.
ENDS = re.compile(
    r"[\[(（【](?:file |资料|合成)?(?:photo|photos|image|picture|foto|sursa foto|credit foto|captura|imagine|صوره|صور|تصوير|الصوره|عدسه|مصدر الصوره|图|图片|图源|图片来源|资料图|摄影)(?:\b|[:/ ]|(?=[^\W]))[^\])）】]{0,80}[\])）】]\W*$"
    rf"|[\[(（]{AGENCY}\s*[/／][^\])）]{{1,60}}[\])）]\W*$"
    r"|(?<!\w)(?:reuters|afp|ap|epa|getty images)\s?/\s?[^.。/]{2,40}$"
    r"|(?:记者|通讯员|新华社|中新社|人民网|本报|本网|图)[^。,，]{0,24}摄[)）】\]]?\W*$"
    r"|\w{2,4}\s?摄[)）】\]]?\W*$"
    r"|(?:新华社|中新社|视觉中国|人民视觉|供图|资料图片?|网络图片|截图|影像中国)[)）】\]]?(?:发|供图)?\W*$"
    r"|(?:sursa foto|foto|credit foto|photo by|photo credit|photo|تصوير|عدسه|مصدر الصوره)\s?[:/]\s?[^.。:]{2,60}$"
    r"|(?:photo|photograph)(?:s)? (?:by|courtesy of|from) [^.。]{2,60}\.?$"
)
SENTENCE = re.compile(r"[。!?؟！？](?=.)|(?<=\w{3})\.(?=\s+\S)")
AGENCY_ALONE = re.compile(rf"\W*{AGENCY}\W*")
AGENCY_SIGN_OFF = re.compile(rf"[\[(（/]\s*{AGENCY}\s*[\])）/]\W*$")


def is_caption(line: str) -> bool:
    """Whether a folded line is the caption of a picture."""
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
