"""A process of its own that saves articles without a pause, or verifies that the index holds what was saved.

python -m tests.search.saving save SEED SECONDS     prints how many times it saved
python -m tests.search.saving verify                prints the articles for which index and database disagree
"""

import random
import sys
import time

import django


def main(action: str, *arguments: str) -> None:
    django.setup()
    print(*(save(int(arguments[0]), float(arguments[1])) if action == "save" else verify()), flush=True)


def save(seed: int, seconds: float) -> list[int]:
    from articles.models import Article  # models can be imported only now

    draw, count, deadline = random.Random(seed), 0, time.monotonic() + seconds
    keys: list[int] = []
    while time.monotonic() < deadline:
        count += 1
        title = f"word{seed}x{count}"
        if len(keys) < 5 or draw.random() < 0.2:
            keys.append(
                Article.objects.create(language="en", title=title, body="A text.", state="published", kind="press").pk
            )
        else:
            article = Article.objects.get(pk=draw.choice(keys))
            article.title, article.state = title, draw.choice(["published", "published", "withdrawn"])
            article.save()
    return [count]


def verify() -> list[str]:
    from django.http import QueryDict  # as above

    from articles.models import Article  # as above
    from search import engine, lifecycle  # as above
    from search.request import SearchRequest  # as above

    wrong = []
    for article in Article.objects.all():
        page = engine.search(SearchRequest.from_get(QueryDict(f"q=title:{article.title}")))
        found = [hit.article.pk for hit in page.hits]
        if page.warning or found != [article.pk] * (article.state == "published"):
            wrong.append(f"{article.pk}:{article.state}:{found}")
    published = set(Article.objects.published().values_list("pk", flat=True))
    if lifecycle.backend().commit().keys != published:
        wrong.append("keys")
    return wrong


if __name__ == "__main__":
    main(*sys.argv[1:])
