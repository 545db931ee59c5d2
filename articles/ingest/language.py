"""Language and script of a text: by its characters where they tell, else (Latin, Arabic) by a statistical model."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from articles.ingest.rules.spam import SCRIPTS, script_of
from articles.text.chinese import script_shares

# The model would choose among 140 languages; these are the ones that captured pages are likely to be in.
LATIN = ["ro", "en", "fr", "de", "es", "it", "pt", "nl", "pl", "cs", "hu", "tr", "id", "vi", "sv", "hr", "sq", "ca"]
ARABIC = ["ar", "fa", "ur", "ps", "ug", "ku"]
KANA = dict(SCRIPTS)["Kana"]
JAPANESE = 0.1  # share of kana among Han and kana: Japanese prose has more than half, a Chinese text quotes a brand


def language_of(text: str) -> tuple[str, float]:
    """The code of articles.languages, or another ISO 639 code, with a confidence from 0 to 1; "" for no letters."""
    script = script_of(text)
    if script == "Han":
        return han(text)
    if script in ("Latn", "Arab"):
        language, confidence = model(script).classify(text)
        return str(language), round(float(confidence), 2)
    return {"Kana": "ja", "Hang": "ko", "Cyrl": "ru", "Thai": "th", "Grek": "el", "Hebr": "he", "Deva": "hi"}.get(
        script, ""
    ), 1.0


def han(text: str) -> tuple[str, float]:
    """Chinese by the characters that only one of the two scripts has; Japanese by its kana."""
    letters = sum(len(pattern.findall(text)) for name, pattern in SCRIPTS if name in ("Han", "Kana"))
    if len(KANA.findall(text)) > JAPANESE * letters:
        return "ja", 1.0
    shares = script_shares(text)
    both = shares.simplified + shares.traditional
    if not both:
        return "zh-Hans", 0.5  # nothing tells; most of the press is in Simplified
    is_traditional = shares.traditional > shares.simplified
    return ("zh-Hant" if is_traditional else "zh-Hans"), round(max(shares.simplified, shares.traditional) / both, 2)


@cache
def model(script: str) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LATIN if script == "Latn" else ARABIC)
    return identifier
