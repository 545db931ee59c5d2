"""A small retrieval collection of our own in BEIR's layout: harbours, bakers and weather in four languages."""

import json
from pathlib import Path

DOCUMENTS = {
    "harbour-en": ("en", "The harbour", "Ferries leave the old harbour at dawn."),
    "baker-en": ("en", "", "The baker sells bread beside the bridge."),
    "snow-en": ("en", "", "Snow closed the mountain road for a week."),
    "harbour-ro": ("ro", "", "Feribotul pleacă din portul vechi în zori."),
    "baker-ro": ("ro", "", "Brutarul vinde pâine lângă pod."),
    "harbour-zh": ("zh-Hans", "", "渡轮清晨离开旧港口。"),
    "baker-zh": ("zh-Hant", "", "麵包師傅在橋邊賣麵包。"),
    "harbour-ar": ("ar", "", "تغادر العبارات الميناء القديم عند الفجر."),
    "baker-ar": ("ar", "", "يبيع الخباز الخبز بجانب الجسر."),
}
QUERIES = {
    "q1": ("en", "When do the ferries leave the harbour?", ("harbour-en", "harbour-ro", "harbour-zh", "harbour-ar")),
    "q2": ("en", 'Who sells "bread" -- OR cake (here)?', ("baker-en", "baker-ro", "baker-zh", "baker-ar")),
    "q3": ("ro", "Unde vinde brutarul painea?", ("baker-ro",)),
    "q4": ("zh", "渡輪什麼時候離開港口", ("harbour-zh", "harbour-en")),
    "q5": ("ar", "متى تغادر العبارة الميناء؟", ("harbour-ar",)),
    "q6": ("en", "Which road was closed by a glacier?", ("baker-en",)),
}


def written(folder: Path) -> Path:
    """The collection's files in a folder."""
    corpus = [
        {"_id": name, "language": code, "title": title, "text": text} for name, (code, title, text) in DOCUMENTS.items()
    ]
    queries = [{"_id": name, "language": code, "text": text} for name, (code, text, _found) in QUERIES.items()]
    queries.append({"_id": "unjudged", "language": "en", "text": "Is it asked?"})
    judged = [f"{name}\t{document}\t1" for name, (_code, _text, found) in QUERIES.items() for document in found]
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in corpus), encoding="utf-8")
    (folder / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in queries), encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text(
        "\n".join(["query-id\tcorpus-id\tscore", *judged, "q3\tsnow-en\t0"]) + "\n", encoding="utf-8"
    )
    return folder
