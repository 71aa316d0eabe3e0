# To pin the base, build with --build-arg BASE=python:3.11-slim-bookworm@sha256:<digest>.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS builder
# The time of the commit: with it, and without chance in the order of sets, what is compiled is the same each time.
ARG SOURCE_DATE_EPOCH=0
ENV SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH} PYTHONHASHSEED=0
COPY requirements/serve.txt /tmp/serve.txt
RUN python -m venv --without-pip /opt/venv \
    && python -m pip --python /opt/venv/bin/python install --no-cache-dir --disable-pip-version-check \
        --no-deps --only-binary=:all: --require-hashes --requirement /tmp/serve.txt
COPY openapi /srv/yibao/openapi
COPY service /srv/yibao/service
# Compiled here, because the running container may not write. The files never change again, so their dates need no check.
RUN python -m compileall -q --invalidation-mode unchecked-hash /srv/yibao/service
# Likewise the YAML files, which take long to parse.
WORKDIR /srv/yibao
RUN PYTHONDONTWRITEBYTECODE=1 /opt/venv/bin/python -m service.policy.parse

FROM ${BASE}
# The commit that is built: --build-arg REVISION=$(git rev-parse HEAD).
ARG REVISION=unknown
LABEL org.opencontainers.image.title="yibao-account-service" \
      org.opencontainers.image.description="Explains personal-account decisions of China's employee medical insurance" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=builder /opt/venv /opt/venv
COPY --from=builder /srv/yibao /srv/yibao
WORKDIR /srv/yibao
# Proves that the image can start, and compiles what it uses of the standard library, which the base leaves uncompiled:
# the container may not write, so it would compile that anew at each start.
RUN PYTHONHASHSEED=0 /opt/venv/bin/python -m gunicorn --check-config --config service/gunicorn.conf.py
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PRODUCTION=true \
    HOST=0.0.0.0 \
    PORT=8000
# By number, so that Kubernetes can see that it is not root. It needs no name and no home.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import http.client, os, sys; c = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=2); c.request('GET', '/health/live'); sys.exit(c.getresponse().status != 200)"]
CMD ["python", "-m", "gunicorn", "--config", "service/gunicorn.conf.py"]
