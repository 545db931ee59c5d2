"""Accounts in the four roles, and an article's form as a browser would send it."""

import re

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from lxml import html

from articles.models import Article
from articles.roles import make_roles


def account(role: str, name: str = ""):
    """An account of the desk; the roles are made as `manage.py prepare` makes them."""
    make_roles()
    user = get_user_model().objects.create_user(name or role, password="x", is_staff=True)
    user.groups.set([Group.objects.get(name=role)])
    return user


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def form_of(client: Client, address: str) -> dict[str, str]:
    """What the form on the page would send, without its buttons."""
    root = html.fromstring(client.get(address).content.decode())
    form = next(form for form in root.forms if form.get("id", "").endswith("_form"))
    fields = {name: value for name, value in form.form_values() if not re.search(r"__prefix__|^_", name)}
    return {name: value.replace("\r\n", "\n") for name, value in fields.items()}


def press(client: Client, article: Article, button: str, value: str = "1", **typed):
    """Opens the article, types, and presses a button."""
    address = address_of(article)
    return client.post(address, {**form_of(client, address), **typed, button: value}, follow=True)
