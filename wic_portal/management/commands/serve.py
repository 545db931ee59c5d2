"""`manage.py serve`: the whole portal in the foreground, readers' pages and index worker, until Ctrl-C."""

import os
import socket
import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from wic_portal.env import listening_url
from wic_portal.supervisor import supervise


class Command(BaseCommand):
    help = "Prepares the data folder, then serves the portal on HOST and PORT with the index worker beside it."
    requires_system_checks = []

    def handle(self, *args, **options):
        refuse_used_port(settings.LISTEN_HOST, settings.LISTEN_PORT)
        try:
            call_command("prepare", verbosity=options["verbosity"])
        except KeyboardInterrupt:
            sys.exit(130)
        self.check(display_num_errors=False)
        os.chdir(settings.BASE_DIR)
        python, greeted = sys.executable, []

        def greet():
            if not greeted and answers(settings.LISTEN_HOST, settings.LISTEN_PORT):
                greeted.append(True)
                self.greet()

        status = supervise(
            {
                "the web server": [python, "-m", "gunicorn", "--config", "python:wic_portal.gunicorn"],
                "the index worker": [python, "manage.py", "index", "work"],
            },
            watch=greet,
            report=self.stderr.write,
        )
        sys.exit(status)

    def greet(self):
        self.stdout.write(
            f"The portal is at {settings.SITE_URL}/ (stop it with Ctrl-C).\n"
            f"For curators: {settings.SITE_URL}/admin/ (make an account with: make curator)."
        )
        self.stdout.flush()


def refuse_used_port(host: str, port: int) -> None:
    """CommandError where nobody could listen: before the minutes of a first start, not after them."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandError(
            f"cannot listen on {host}:{port}: {error.strerror}. Choose another with PORT=8001 or HOST=..."
        ) from None


def answers(host: str, port: int) -> bool:
    """True once something listens there; a wildcard address is asked on this machine."""
    parts = urlsplit(listening_url(host, port))
    try:
        with socket.create_connection((parts.hostname, port), timeout=1):
            return True
    except OSError:
        return False
