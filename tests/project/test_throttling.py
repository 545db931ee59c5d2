"""Passwords are not guessed by trying."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(django_user_model):
    return django_user_model.objects.create_user("curator", password="right", is_staff=True)


def log_in(client, password: str, **headers):
    return client.post(reverse("admin:login"), {"username": "curator", "password": password}, headers=headers)


def test_after_ten_wrong_passwords_even_the_right_one_waits(client, curator):
    for _attempt in range(10):
        response = log_in(client, "wrong")
    assert response.status_code == 429
    assert "Too many wrong passwords" in response.content.decode()
    assert log_in(client, "right").status_code == 429


def test_a_success_forgets_the_failures(client, curator):
    for _round in range(3):
        for _attempt in range(5):
            log_in(client, "wrong")
        assert log_in(client, "right").status_code == 302


def test_nobody_locks_a_curator_out_from_elsewhere(client, curator, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(12):
        log_in(client, "wrong", x_forwarded_for=f"10.0.0.{number}, 192.0.2.1")
    assert log_in(client, "right", x_forwarded_for="10.0.0.1, 192.0.2.1").status_code == 429
    assert log_in(client, "right", x_forwarded_for="192.0.2.9").status_code == 302


def test_without_a_proxy_its_header_is_not_believed(client, curator):
    for number in range(10):
        response = log_in(client, "wrong", x_forwarded_for=f"192.0.2.{number}")
    assert response.status_code == 429
