"""Captures as WARC, and the canonical form of each article's address, by which articles are unique from now on."""

from articles.addresses import canonical
from django.db import migrations, models


def fill_canonical_addresses(apps, schema_editor):
    """Two articles may turn out to have one address: the later one becomes the next part, and is named."""
    Article = apps.get_model("articles", "Article")
    taken = set()
    for pk, address, part in Article.objects.exclude(address="").order_by("pk").values_list("pk", "address", "part"):
        key, free = canonical(address), part
        while key and (key, free) in taken:
            free += 1
        taken.add((key, free))
        if free != part:
            print(
                f"\n  article {pk}: part {part} becomes {free}, for another article has the address {address}", end=""
            )
        Article.objects.filter(pk=pk).update(canonical_address=key, part=free)


def headers_as_list(apps, schema_editor):
    """Nothing wrote headers before; the empty value was an object."""
    apps.get_model("articles", "Capture").objects.filter(headers={}).update(headers=[])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="article",
            name="article_address_part",
        ),
        migrations.RemoveConstraint(
            model_name="capture",
            name="capture_bytes_once_an_article",
        ),
        migrations.AddField(
            model_name="article",
            name="canonical_address",
            field=models.CharField(
                default="", editable=False, max_length=1000, verbose_name="address as it is compared"
            ),
        ),
        migrations.AddField(
            model_name="capture",
            name="final_address",
            field=models.CharField(
                blank=True,
                help_text="Empty where it is the same.",
                max_length=1000,
                verbose_name="address after redirects",
            ),
        ),
        migrations.AddField(
            model_name="capture",
            name="record_id",
            field=models.CharField(blank=True, max_length=100, verbose_name="WARC record"),
        ),
        migrations.AddField(
            model_name="capture",
            name="status",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="HTTP status"),
        ),
        migrations.AddField(
            model_name="capture",
            name="warc",
            field=models.CharField(blank=True, max_length=200, verbose_name="WARC file"),
        ),
        migrations.AlterField(
            model_name="capture",
            name="headers",
            field=models.JSONField(blank=True, default=list, verbose_name="headers"),
        ),
        migrations.RunPython(fill_canonical_addresses, migrations.RunPython.noop),
        migrations.RunPython(headers_as_list, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("canonical_address", ""), _negated=True),
                fields=("canonical_address", "part"),
                name="article_address_part",
                violation_error_message="The archive has this address already; add a capture to that article or give another part.",
            ),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.UniqueConstraint(fields=("article", "sha256", "captured"), name="capture_once_a_time"),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("warc", ""),
                    ("warc__regex", "^[0-9a-f]{2}/[0-9a-f]{64}(-[0-9a-f]{32})?\\.warc\\.gz$"),
                    _connector="OR",
                ),
                name="capture_warc_in_its_folder",
            ),
        ),
    ]
