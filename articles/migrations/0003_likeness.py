# Fingerprints of texts, pairs kept apart, merged articles, and what waits to be linked again.

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_capture_and_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="fingerprint",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("signature", models.BinaryField(verbose_name="signature")),
            ],
            options={
                "verbose_name": "fingerprint",
                "verbose_name_plural": "fingerprints",
                "ordering": ["article"],
            },
        ),
        migrations.CreateModel(
            name="PendingLink",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
            ],
            options={
                "verbose_name": "article to link again",
                "verbose_name_plural": "articles to link again",
                "ordering": ["since", "article"],
            },
        ),
        migrations.CreateModel(
            name="PendingName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("term", models.PositiveBigIntegerField(verbose_name="key of the term")),
                ("text", models.CharField(max_length=300, verbose_name="text")),
            ],
            options={
                "verbose_name": "name to look for again",
                "verbose_name_plural": "names to look for again",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FormerArticle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(max_length=8, unique=True, verbose_name="former identifier")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
            ],
            options={
                "verbose_name": "former article",
                "verbose_name_plural": "former articles",
                "ordering": ["public_id"],
            },
        ),
        migrations.CreateModel(
            name="FingerprintBand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BigIntegerField(verbose_name="key")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bands", to="articles.article"
                    ),
                ),
            ],
            options={
                "verbose_name": "band of a fingerprint",
                "verbose_name_plural": "bands of fingerprints",
                "ordering": ["article", "pk"],
                "indexes": [models.Index(fields=["key"], name="fingerprint_band_key")],
            },
        ),
        migrations.CreateModel(
            name="KeptApart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                        verbose_name="other article",
                    ),
                ),
            ],
            options={
                "verbose_name": "pair kept apart",
                "verbose_name_plural": "pairs kept apart",
                "ordering": ["one", "other"],
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="kept_apart_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="kept_apart_in_order"
                    ),
                ],
            },
        ),
    ]
