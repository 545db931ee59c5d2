"""Sources, the digests written for this archive, and catalogue records of the press."""

import hashlib

from articles.addresses import canonical
from articles.ingest.authority import from_database
from articles.ingest.known import Authority
from articles.ingest.link.names import finder
from articles.models import Article, CoverageGap, Mention, Note, Source, Story
from articles.models.article import ID_ALPHABET
from articles.starter.context import Context, dated, day, each, text_fields
from articles.starter.read import Archive

OWN_SOURCE = "this-archive"


def load_sources(context: Context, archive: Archive) -> None:
    ledger = context.ledger(Source)
    for row in archive.sources:
        names = ("slug", "name", "name_latin", "kind", "country", "language", "home_page", "hosts")
        values = text_fields(row, *names) | {
            "name_language": row.get("name_language", "en"),
            "other_names": "\n".join(row.get("other_names", [])),
        }
        source = ledger.put(row["slug"], values, {"slug": row["slug"]})
        if source:
            context.sources[row["slug"]] = source.pk


def load_articles(context: Context, archive: Archive) -> None:
    """Digests and records with their mentions and notes; every row has its own entry in a ledger."""
    stories, articles = context.ledger(Story), context.ledger(Article)
    mentions, notes = context.ledger(Mention), context.ledger(Note)

    authority = from_database()

    def put_mentions(article: Article, key: str, slugs: tuple[str, ...]) -> None:
        found = wordings(article, authority)
        for slug, unless_gone in each(dict.fromkeys(slugs)):
            with unless_gone:
                same = {"article_id": article.pk, "term_id": context.term(slug)}
                mentions.put(f"{key} {slug}", same | found.get(slug, {"surface": "", "start": None, "count": 1}), same)

    for event in dict.fromkeys(digest.event for digest in archive.digests):
        stories.put(f"digest-{event}", {"slug": f"digest-{event}"}, {"slug": f"digest-{event}"})
    story_ids = dict(Story.objects.values_list("slug", "pk"))

    for digest, unless_gone in each(archive.digests):
        with unless_gone:
            values = {
                "public_id": permanent_id(digest.key),
                "kind": Article.Kind.DIGEST,
                "language": digest.language,
                "title": digest.title,
                "body": "\n".join(digest.paragraphs),
                "source_id": context.source(OWN_SOURCE),
                "event_id": context.term(digest.event),
                "story_id": story_ids.get(f"digest-{digest.event}"),
                "state": Article.State.PUBLISHED,
                **dated(digest.written, "stated"),
            }
            article = articles.put(digest.key, values, {"public_id": values["public_id"]})
            if article is None:
                continue
            put_mentions(article, digest.key, digest.terms)
            for number, cites in enumerate(digest.notes, start=1):
                for cite in cites:
                    note = {"article_id": article.pk, "paragraph": number, "citation_id": context.cite(cite)}
                    notes.put(f"{digest.key} {number} {cite}", note, note)

    for row, unless_gone in each(archive.records):
        with unless_gone:
            key = f"record/{row['key']}"
            values = {
                "public_id": permanent_id(key),
                "kind": Article.Kind.RECORD,
                "display": Article.Display.RECORD,
                **text_fields(row, "language", "title", "abstract", "address", "no_event_reason"),
                "source_id": context.source(row["source"]),
                "event_id": context.term(row.get("event")),
                "state": Article.State.PUBLISHED,
                **dated(row["date"], row["basis"], row.get("evidence", "")),
            }
            article = articles.put(key, values, {"canonical_address": canonical(row["address"]), "part": 1})
            if article:
                put_mentions(article, key, (*row.get("also", ()), *row.get("terms", ())))
    mentions.drop_missing()
    notes.drop_missing()


def wordings(article: Article, authority: Authority) -> dict[str, dict]:
    """How an article names each term that it names, by slug: the first wording, in the text before the title."""
    found: dict[str, dict] = {}
    names = finder(authority, article.language)
    for text, in_body in ((article.body or article.abstract, bool(article.body)), (article.title, False)):
        for match in names.find(text):
            for name in match.names:
                first = {
                    "surface": text[match.start : match.end],
                    "start": match.start if in_body else None,
                    "count": 0,
                }
                found.setdefault(name.slug, first)["count"] += 1
    return found


def load_gaps(context: Context, archive: Archive) -> None:
    ledger = context.ledger(CoverageGap)
    for row, unless_gone in each(archive.gaps):
        with unless_gone:
            same = {"event_id": context.term(row["event"]), "language": row["language"]}
            values = same | {"searched": day(row["searched"]), "note": row.get("note", "")}
            ledger.put(f"{row['event']} {row['language']}", values, same)
    ledger.drop_missing()


def permanent_id(key: str) -> str:
    """The same eight characters at every installation, so that addresses of the starter archive can be shared."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:5])
    return "".join(ID_ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))
