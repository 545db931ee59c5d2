"""The words by which a text says what somebody did at the conference (vocabulary/cues.txt), by role."""

import re

from articles.ingest.vocabulary import pattern

ABSENT = "absent"  # no role: who is missing is a mention
# Roles of Appearance.Role; what says more comes first where two stand equally near.
ORDER = (
    ABSENT,
    "reader",
    "video",
    "letter",
    "keynote",
    "chair",
    "message",
    "speech",
    "panel",
    "press",
    "meeting",
    "attended",
)
PATTERNS = tuple((role, re.compile(pattern("cues", role))) for role in ORDER)
SHARED = frozenset({ABSENT, "speech", "keynote", "attended", "panel", "video"})  # said of several people at once
FUTURE = re.compile(pattern("cues", "future"))
PAST = re.compile(pattern("cues", "past"))
SAID = re.compile(pattern("cues", "said"))
THERE = re.compile(
    r"在[^。，,]{0,24}(?:大会|峰会|论坛|开幕式|会)[^。，,]{0,8}(?:上|期间|中)|(?:大会|峰会|论坛|开幕式|会)上|(?:会议|大会|峰会)期间|"
    + pattern("cues", "there")
)
HERE = re.compile(pattern("cues", "here"))
FOUNDED = re.compile(pattern("cues", "founded"))
PRONOUN = re.compile(rf"\W*{pattern('cues', 'pronouns')}")
