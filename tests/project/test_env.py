"""Every helper of the environment and every refusal."""

import pytest

from wic_portal.env import Env, EnvError, kept_secret, listening_url


def refusal(call, *arguments, **keywords) -> str:
    with pytest.raises(EnvError) as caught:
        call(*arguments, **keywords)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("word", ["1", "true", "YES", " on "])
def test_a_flag_is_on(word):
    assert Env({"F": word}).flag("F") is True


@pytest.mark.parametrize("word", ["0", "false", "No", "off"])
def test_a_flag_is_off(word):
    assert Env({"F": word}).flag("F", default=True) is False


@pytest.mark.parametrize("values", [{}, {"F": ""}, {"F": "  "}])
def test_an_unset_or_blank_value_takes_the_default(values):
    env = Env(values)
    assert env.flag("F", default=True) is True
    assert env.text("F", "given") == "given"
    assert env.number("F", 7) == 7
    assert env.words("F", "a,b") == ["a", "b"]
    assert env.choice("F", "INFO", ["INFO", "DEBUG"]) == "INFO"
    assert env.site_url("F", "http://127.0.0.1:8000") == "http://127.0.0.1:8000"


def test_a_wrong_flag_is_refused_by_name():
    assert refusal(Env({"WIC_DEBUG": "maybe"}).flag, "WIC_DEBUG") == (
        "WIC_DEBUG: expected one of 1, 0, true, false, yes, no, on, off; got 'maybe'"
    )


def test_a_number_in_its_bounds():
    env = Env({"PORT": "65535", "N": "0"})
    assert env.number("PORT", 8000, least=1, most=65535) == 65535
    assert env.number("N", 8000) == 0


def test_numbers_are_separated_by_commas():
    assert Env({"N": "80, 443"}).numbers("N", "1") == [80, 443]
    assert Env({}).numbers("N", "1,2") == [1, 2]
    with pytest.raises(EnvError, match="from 1 to 9; got '10'"):
        Env({"N": "1,10"}).numbers("N", "1", least=1, most=9)


@pytest.mark.parametrize("word", ["0", "65536", "-1", "1.5", "80a", "٨٠", "9" * 5000, "1_0", "+1"])
def test_a_wrong_number_is_refused(word):
    message = refusal(Env({"PORT": word}).number, "PORT", 8000, least=1, most=65535)
    assert message == f"PORT: expected a whole number from 1 to 65535; got {word[:40]!r}"


def test_a_choice_is_taken_in_any_case_and_refused_with_the_list():
    assert Env({"L": "debug"}).choice("L", "INFO", ["INFO", "DEBUG"]) == "DEBUG"
    assert refusal(Env({"L": "loud"}).choice, "L", "INFO", ["INFO", "DEBUG"]) == (
        "L: expected one of INFO, DEBUG; got 'loud'"
    )


def test_words_drop_blanks():
    assert Env({"W": " a, ,b ,"}).words("W") == ["a", "b"]


def test_a_folder_is_made_and_absolute(tmp_path):
    made = Env({"D": f" {tmp_path}/one/two "}).folder("D", tmp_path)
    assert made == tmp_path / "one" / "two"
    assert made.is_dir()


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    assert refusal(Env({"D": str(file)}).folder, "D", tmp_path) == f"D: cannot make the folder {file}: File exists"
    assert refusal(Env({"D": f"{file}/in"}).folder, "D", tmp_path) == (
        f"D: cannot make the folder {file}/in: Not a directory"
    )


def test_a_folder_that_cannot_be_written_is_refused(tmp_path, monkeypatch):
    # By os.access and not by mode, which binds no administrator.
    monkeypatch.setattr("wic_portal.env.os.access", lambda path, mode: False)
    assert refusal(Env({"D": str(tmp_path)}).folder, "D", tmp_path) == f"D: cannot write to the folder {tmp_path}"


@pytest.mark.parametrize(
    "url", ["https://archive.example", "http://127.0.0.1:8000", "http://[::1]:8000", "http://xn--6frz82g.example"]
)
def test_a_site_address(url):
    assert Env({"U": url + "/"}).site_url("U", "") == url


@pytest.mark.parametrize(
    "url",
    [
        "archive.example",
        "ftp://archive.example",
        "https://",
        "https://archive.example/path",
        "https://archive.example?q",
        "https://archive.example#part",
        "https://user@archive.example",
        "https://archive.example:99999",
        "https://archive.example:port",
        "http://[::1",
        "https://two names",
        "https://-archive.example",
    ],
)
def test_a_wrong_site_address_is_refused(url):
    assert refusal(Env({"WIC_SITE_URL": url}).site_url, "WIC_SITE_URL", "") == (
        f"WIC_SITE_URL: expected an address like https://archive.example; got {url!r}"
    )


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8001"),
        ("0.0.0.0", "http://127.0.0.1:8001"),
        ("::", "http://[::1]:8001"),
        ("192.168.1.5", "http://192.168.1.5:8001"),
    ],
)
def test_the_address_follows_where_the_server_listens(host, url):
    assert listening_url(host, 8001) == url


def test_the_database_is_a_file_by_default_and_waits_for_locks(tmp_path):
    database = Env({}).database("DATABASE_URL", tmp_path / "db.sqlite3")
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / "db.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20


def test_a_sqlite_address(tmp_path):
    database = Env({"D": "sqlite:///srv/data%20here/db.sqlite3"}).database("D", tmp_path)
    assert database["NAME"] == "/srv/data here/db.sqlite3"


def test_a_postgresql_address_with_everything(tmp_path):
    url = "postgresql://p%40ul:s%2Fe%23c@db.example:5433/wic?sslmode=require&connect_timeout=5"
    assert Env({"D": url}).database("D", tmp_path) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "wic",
        "USER": "p@ul",
        "PASSWORD": "s/e#c",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require", "connect_timeout": "5"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def test_a_postgresql_address_by_socket(tmp_path):
    database = Env({"D": "postgres:///wic?host=/run/postgresql"}).database("D", tmp_path)
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("", "", "wic")
    assert database["OPTIONS"] == {"host": "/run/postgresql"}


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("mysql://u:secret@h/name", "expected postgresql://user:password@host:port/name or sqlite:///path"),
        ("postgresql://u:secret@h", "expected postgresql://user:password@host:port/name or sqlite:///path"),
        ("postgresql://u:secret@h/", "expected postgresql://user:password@host:port/name or sqlite:///path"),
        ("postgresql://u:secret@h:99999/n", "the host is malformed or the port is not a number from 0 to 65535"),
        ("postgresql://u:secret@[::1/n", "the host is malformed or the port is not a number from 0 to 65535"),
        ("postgresql://u:sec#ret@h/n", "write '#' in a password as %23"),
        ("sqlite://relative.db", "expected sqlite:///absolute/path"),
        ("sqlite:///", "expected sqlite:///absolute/path"),
    ],
)
def test_a_wrong_database_address_is_refused_without_repeating_the_password(tmp_path, url, problem):
    assert refusal(Env({"DATABASE_URL": url}).database, "DATABASE_URL", tmp_path) == f"DATABASE_URL: {problem}"


def test_a_misspelt_database_option_is_refused(tmp_path):
    message = refusal(Env({"D": "postgresql:///n?ssl_mode=require"}).database, "D", tmp_path)
    assert message.startswith("D: unknown option 'ssl_mode'; known: application_name, ")


def test_a_secret_is_made_once_and_for_its_owner_only(tmp_path):
    path = tmp_path / "secret_key"
    secret = kept_secret(path)
    assert len(secret) >= 50
    assert path.stat().st_mode & 0o777 == 0o600
    assert kept_secret(path) == secret
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret_key"]


def test_a_secret_that_another_process_made_meanwhile_is_taken(tmp_path, monkeypatch):
    path = tmp_path / "secret_key"
    other = "x" * 60

    def link(source, target):
        path.write_text(other)
        raise FileExistsError

    monkeypatch.setattr("wic_portal.env.os.link", link)
    assert kept_secret(path) == other


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 60])
def test_a_broken_secret_is_named_and_not_replaced(tmp_path, content):
    path = tmp_path / "secret_key"
    path.write_bytes(content)
    assert refusal(kept_secret, path) == (f"WIC_SECRET_KEY: {path} holds no usable secret; delete it to make a new one")
    assert path.read_bytes() == content
