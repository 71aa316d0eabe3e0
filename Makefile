# `make` alone lists the commands. A fresh machine needs only make and Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP_OPTIONS := --disable-pip-version-check --no-input --no-deps --only-binary=:all: --require-hashes
PIP_INSTALL := $(PY) -m pip install $(PIP_OPTIONS)
# There is no index URL, so that an installer uses the index that its user has configured.
UV_COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command 'make lock' --quiet

# Stamps: the file exists once that part of the environment is complete.
READY_VENV := $(VENV)/.ready-venv
READY_SERVE := $(VENV)/.ready-serve
READY_TEST := $(VENV)/.ready-test
READY_HELM := $(VENV)/.ready-helm
READY_BROWSER := $(VENV)/.ready-browser
READY_FUZZ := $(VENV)/.ready-fuzz
READY_BENCH := $(VENV)/.ready-bench
READY_BULK := $(VENV)/.ready-bulk
READY_SPARK := $(VENV)/.ready-spark
READY_NODE := $(VENV)/.ready-node
# Tools that need other releases of packages that the service uses.
READY_POLICY := $(VENV)/policy/.ready
READY_SBOM := $(VENV)/sbom/.ready
READY_SITE := $(VENV)/site/.ready
READY_AUDIT := $(VENV)/audit/.ready
# npm writes this file last.
READY_LINTERS := tools/contract/node_modules/.package-lock.json
READY_MINIPROGRAMS := examples/node_modules/.package-lock.json
READY_SCHEMAS := tools/chart/node_modules/.package-lock.json
READY_GENERATORS := tools/clients/node_modules/.package-lock.json
READY_CLIENTS := $(VENV)/.ready-clients
READY_MUTANTS := $(VENV)/.ready-mutants
READY_AXE := tools/browser/node_modules/.package-lock.json
READY_LIGHTHOUSE := tools/lighthouse/node_modules/.package-lock.json

# The YAML files as they were parsed: a start takes what still fits. Made once packages are installed, so by the recipes.
PARSED := service/policy/parsed.jsonl
YAML := $(wildcard service/*/*.yaml service/*/*/*.yaml)

IMAGE ?= yibao-account-service:latest
ENGINE ?= docker
BUILD_FLAGS ?=
DIGEST ?=
KEY ?=
BASE ?= python:3.11-slim-bookworm
# The commit that is built and its time: two builds of one commit give the same image (buildah, podman).
REVISION = $(shell git rev-parse HEAD)
EPOCH = $(shell git log -1 --format=%ct)
# Examples tried for each operation by `make fuzz`, and the port it uses.
fuzz: N ?= 200
hostile: N ?= 10000
FUZZ_PORT ?= 8137
MINUTES ?= 10
GROUP ?=
ONLY ?=
SAMPLE ?=
SEED ?= 1
SINCE ?=
SECONDS ?=
AGAIN ?=
BENCH ?=
HOURS ?= 8

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve test check lint types imports openapi published contract clients packages release bulk population spark policy-report coverage-report stale fuzz fuzz-loader faults hostile dear mutants soak proxies browser screenshots lighthouse miniprograms bench lock image reproducible policy-lint sbom site provenance audit clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(READY_SERVE) ## Start the service (HOST=, PORT= and any other setting)
	@$(MAKE) --no-print-directory $(PARSED)
	@exec $(PY) -m gunicorn --config service/gunicorn.conf.py

test: $(READY_TEST) $(READY_HELM) $(READY_LINTERS) $(READY_SCHEMAS) $(READY_GENERATORS) $(READY_MINIPROGRAMS) $(READY_BROWSER) $(READY_AXE) check ## Check and test everything, as CI does
	@$(MAKE) --no-print-directory $(PARSED)
	@echo '→ 测试 / Tests'
	@$(PY) -m pytest --numprocesses=auto --dist=worksteal --cov
	@echo '→ 浏览器测试 / Pages in a browser'
	@$(PY) -m tests.browser.check_pages --if-there

check: $(READY_TEST) ## Check lint, types and import rules in parallel
	@echo '→ 静态检查 / Static checks'
	@$(MAKE) --no-print-directory --jobs=2 --keep-going --output-sync=target lint types imports

lint: $(READY_TEST)
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check

types: $(READY_TEST)
	@$(PY) -m mypy
	@$(PY) -m mypy clients/python/src

imports: $(READY_TEST)
	@$(VENV)/bin/lint-imports --no-logo

openapi: $(READY_TEST) ## Write openapi/v1.json and what is made from it, tests/values.tsv, and the areas of the mini-programs
	@$(PY) tools/openapi.py
	@$(PY) -m tools.published
	@$(PY) tools/values.py
	@$(PY) tools/miniprogram_areas.py

policy-report: $(READY_TEST) ## Ask every question for all combinations of facts, and write docs/policy-report.md
	@$(PY) -m tools.policy_report

coverage-report: $(READY_TEST) ## Ask for every pooling area, and write docs/coverage.md: which answers are definite, by question and province
	@$(PY) tools/coverage_report.py

stale: $(READY_SERVE) ## List the values of the policy book that are due for review, and what to look for (DAY=2026-12-01)
	@$(PY) tools/stale.py $(DAY)

contract: $(READY_TEST) $(READY_LINTERS) ## Lint openapi/v1.json
	@$(PY) tools/lint_contract.py

clients: $(READY_TEST) $(READY_GENERATORS) $(READY_CLIENTS) ## Generate clients in four languages from openapi/v1.json and try each against a server
	@$(PY) tools/generate_clients.py

packages: $(READY_TEST) $(READY_GENERATORS) ## Make both packages in clients/ from openapi/v1.json and build them into build/packages
	@$(PY) -m tools.packages

published: openapi packages ## Make all that partners use, from the code: the contract, what is made from it, and both packages

release: $(READY_TEST) $(READY_LINTERS) ## Make openapi/v1.json the released contract, if its version fits what changed
	@$(PY) tools/release.py

fuzz: $(READY_TEST) ## Send N= generated requests per operation to a running service
	@PORT=$(FUZZ_PORT) $(PY) -m gunicorn --config service/gunicorn.conf.py & server=$$!; trap 'kill $$server' EXIT; \
	$(VENV)/bin/schemathesis --config-file tests/schemathesis.toml run --wait-for-schema 30 --checks all --max-examples $(N) \
		http://127.0.0.1:$(FUZZ_PORT)/openapi.json

fuzz-loader: $(READY_TEST) $(READY_FUZZ) ## Fuzz the JSON reader and the HTTP reader for MINUTES=, guided by coverage
	@$(PY) -m tests.fuzz all $(MINUTES)

faults: $(READY_TEST) ## Put every fault to a real server, half an hour, and write docs/faults.md (as root; GROUP=chart: in small memory)
	@GROUP=$(GROUP) ONLY=$(ONLY) $(PY) -m tests.faults

hostile: $(READY_TEST) ## Send N= hostile requests to a real server
	@$(PY) -m tests.faults.hostile $(N)

dear: $(READY_TEST) ## Look for the request that costs most for MINUTES=, and keep the dearest in tests/corpus/dear
	@$(PY) -m tests.dear $(MINUTES)

mutants: $(READY_MUTANTS) ## Put SAMPLE= faults into the core, one at a time, and write docs/mutants.md (SINCE=main SECONDS=60: those changed)
	@SAMPLE=$(SAMPLE) SEED=$(SEED) SINCE=$(SINCE) SECONDS=$(SECONDS) AGAIN=$(AGAIN) $(PY) -m tools.mutants

soak: $(READY_TEST) ## Ask all operations for HOURS= and draw memory, descriptors, threads and p99 into docs/faults.md
	@$(PY) -m tests.faults.soak $(HOURS)

proxies: $(READY_TEST) ## Test the service behind nginx and HAProxy (needs both programs)
	@$(PY) -m pytest tests/proxies/behind_proxies.py

browser: $(READY_TEST) $(READY_BROWSER) $(READY_AXE) ## Test the pages in a real browser (CHROMIUM= if it is not /usr/bin/chromium)
	@$(PY) -m tests.browser.check_pages

screenshots: $(READY_TEST) $(READY_BROWSER) $(READY_MINIPROGRAMS) ## Take the screenshots of the pages and the mini-program in docs/screenshots
	@$(PY) -m tests.browser.screenshots
	@$(PY) -m tests.browser.miniprograms

lighthouse: $(READY_TEST) $(READY_BROWSER) $(READY_LIGHTHOUSE) ## Rate the pages with Lighthouse: at least 95 of 100 each
	@$(PY) -m tests.browser.lighthouse

miniprograms: $(READY_TEST) $(READY_MINIPROGRAMS) ## Build the mini-programs into examples/build and test them against a live service
	@$(PY) -m pytest tests/test_miniprograms.py

bench: $(READY_TEST) $(READY_BENCH) ## Measure the service beside a bare Flask route and two peers, and write docs/performance.md (BENCH=--quick: prints, two minutes)
	@$(MAKE) --no-print-directory $(PARSED)
	@$(PY) -m tests.bench $(BENCH)

bulk: $(READY_SERVE) $(READY_BULK) ## Answer all rows of IN= (CSV, JSON lines or Parquet) into OUT=; BULK= has the options
	@$(PY) -m service bulk $(BULK) $(IN) $(OUT)

population: $(READY_SERVE) $(READY_BULK) ## Make a synthetic population in build/population and answer it, with a page of plots (examples/population)
	@PYTHON=$(abspath $(PY)) examples/population/run.sh

spark: $(READY_TEST) $(READY_SPARK) ## Answer on a local Spark cluster of two executors, one of them killed (needs Java 17)
	@$(PY) -m pytest -p no:cacheprovider tests/spark/on_a_cluster.py

lock: ## Make requirements/*.txt from pyproject.toml (needs uv; UPGRADE=--upgrade takes newer releases)
	$(UV_COMPILE) $(UPGRADE) pyproject.toml --output-file requirements/serve.txt
	$(UV_COMPILE) $(UPGRADE) pyproject.toml --group test --constraints requirements/serve.txt --output-file requirements/test.txt
	$(UV_COMPILE) $(UPGRADE) pyproject.toml --extra bulk --constraints requirements/test.txt --output-file requirements/bulk.txt
	$(UV_COMPILE) $(UPGRADE) pyproject.toml --extra bulk --extra spark --constraints requirements/test.txt --output-file requirements/spark.txt
	$(UV_COMPILE) $(UPGRADE) --group helm --no-deps --output-file requirements/helm.txt
	$(UV_COMPILE) $(UPGRADE) --group fuzz --no-deps --output-file requirements/fuzz.txt
	$(UV_COMPILE) $(UPGRADE) --group bench --constraints requirements/test.txt --output-file requirements/bench.txt
	$(UV_COMPILE) $(UPGRADE) --group mutants --no-emit-package yattag --constraints requirements/test.txt --output-file requirements/mutants.txt
	$(UV_COMPILE) $(UPGRADE) --group browser --constraints requirements/test.txt --output-file requirements/browser.txt
	$(UV_COMPILE) $(UPGRADE) --group clients --constraints requirements/test.txt --output-file requirements/clients.txt
	$(UV_COMPILE) $(UPGRADE) --group node --no-deps --output-file requirements/node.txt
	$(UV_COMPILE) $(UPGRADE) --group policy --output-file requirements/policy.txt
	$(UV_COMPILE) $(UPGRADE) --group sbom --output-file requirements/sbom.txt
	$(UV_COMPILE) $(UPGRADE) --group site --output-file requirements/site.txt
	$(UV_COMPILE) $(UPGRADE) --group audit --output-file requirements/audit.txt

# BUILDAH_FORMAT: buildah and podman drop the health check from their default format. Docker ignores the variable.
image: ## Build the container image (IMAGE=, ENGINE=docker|podman|buildah, BUILD_FLAGS=)
	SOURCE_DATE_EPOCH=$(EPOCH) BUILDAH_FORMAT=docker $(ENGINE) build --tag $(IMAGE) --build-arg SOURCE_DATE_EPOCH=$(EPOCH) \
		--build-arg REVISION=$(REVISION) --build-arg BASE=$(BASE) $(if $(filter docker,$(ENGINE)),,--timestamp $(EPOCH)) $(BUILD_FLAGS) .

reproducible: $(READY_TEST) ## Build the image twice (ENGINE=buildah|podman, BASE=, BUILD_FLAGS=) and compare the digests
	@ENGINE='$(ENGINE)' BASE='$(BASE)' BUILD_FLAGS='$(BUILD_FLAGS)' $(PY) tools/two_builds.py

policy-lint: $(READY_TEST) $(READY_HELM) $(READY_POLICY) ## Lint the Dockerfile and the rendered chart for security policies
	@$(PY) tools/lint_policy.py

sbom: $(READY_SBOM) ## Write build/sbom.json, the bill of materials of the service
	@mkdir -p build
	@PYTHONWARNINGS=ignore $(VENV)/sbom/bin/cyclonedx-py requirements --pyproject pyproject.toml --mc-type application \
		--output-reproducible --of JSON --output-file build/sbom.json requirements/serve.txt
	@echo '→ build/sbom.json'

site: $(READY_SITE) ## Make a website of the README and docs in build/site (fails on a dead link)
	@$(VENV)/site/bin/python -m sphinx --quiet --fail-on-warning --keep-going --fresh-env \
		--conf-dir docs/site --doctree-dir build/site-doctrees . build/site
	@cp build/site/README.html build/site/index.html
	@echo '→ build/site/index.html'

provenance: $(READY_TEST) ## Write build/provenance.json for the image of DIGEST= (in-toto, SLSA; signed where KEY= is given)
	@$(PY) tools/provenance.py '$(IMAGE)' '$(DIGEST)' '$(BASE)' '$(KEY)'

audit: $(READY_AUDIT) ## Look for known vulnerabilities in the locked packages (needs a database on the network, and says so without one)
	@$(PY) tools/audit.py

clean: ## Remove all that make has made, .venv included
	rm -rf $(VENV) $(PARSED) build .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .schemathesis tools/*/node_modules examples/node_modules examples/build
	find service tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(PARSED): requirements/serve.txt service/policy/parse.py service/policy/parsed.py service/policy/yaml_nodes.py $(YAML)
	@$(PY) -m service.policy.parse

$(READY_VENV):
	@tools/make_venv.sh $(PYTHON) $(VENV)
	@touch $@

$(READY_SERVE): requirements/serve.txt $(READY_VENV)
	@echo '→ 安装运行依赖 / Installing what the service needs'
	@$(PIP_INSTALL) --requirement $<
	@touch $@

$(READY_TEST): requirements/test.txt $(READY_VENV)
	@echo '→ 安装测试工具 / Installing what the tests need'
	@$(PIP_INSTALL) --requirement $<
	@touch $@

$(READY_FUZZ): requirements/fuzz.txt $(READY_VENV)
	@echo '→ 安装模糊测试工具 / Installing the fuzzer'
	@$(PIP_INSTALL) --requirement $<
	@touch $@

$(READY_MUTANTS): requirements/mutants.txt $(READY_TEST)
	@echo '→ 安装变异测试工具 / Installing what makes mutants'
	@$(PIP_INSTALL) --requirement $<
	@touch $@

$(READY_BULK): requirements/bulk.txt $(READY_VENV)
	@echo '→ 安装批量计算依赖 / Installing what whole populations need'
	@$(PIP_INSTALL) --requirement $<
	@touch $@

# Spark comes as its source alone, which pip makes a package of.
$(READY_SPARK): requirements/spark.txt $(READY_VENV)
	@echo '→ 安装 Spark / Installing Spark'
	@$(PIP_INSTALL) --no-binary=pyspark --requirement $<
	@touch $@

$(READY_BENCH): requirements/bench.txt $(READY_TEST)
	@echo '→ 安装性能对照 / Installing what is measured beside the service'
	@$(PIP_INSTALL) --requirement $<
	@touch $@

$(READY_BROWSER): requirements/browser.txt $(READY_VENV)
	@echo '→ 安装浏览器测试工具 / Installing what drives the browser'
	@$(PIP_INSTALL) --requirement $<
	@touch $@

$(READY_POLICY) $(READY_SBOM) $(READY_AUDIT) $(READY_SITE): $(VENV)/%/.ready: requirements/%.txt $(READY_VENV)
	@echo '→ 安装 $* 工具 / Installing what $* needs'
	@$(PY) -m venv --clear --without-pip $(@D)
	@$(PY) -m pip --python $(@D)/bin/python install $(PIP_OPTIONS) --requirement $<
	@touch $@

$(READY_HELM): requirements/helm.txt tools/install_helm.py $(READY_VENV)
	@echo '→ 准备 Helm / Preparing Helm'
	@$(PY) tools/install_helm.py $(VENV)/bin/helm
	@touch $@

$(READY_NODE): requirements/node.txt tools/install_node.py $(READY_VENV)
	@echo '→ 安装 Node / Installing Node'
	@$(PIP_INSTALL) --requirement $<
	@$(PY) tools/install_node.py $(VENV)/bin
	@touch $@

NPM_FOLDERS := $(READY_LINTERS) $(READY_SCHEMAS) $(READY_MINIPROGRAMS) $(READY_GENERATORS) $(READY_AXE) $(READY_LIGHTHOUSE)
$(NPM_FOLDERS): %/node_modules/.package-lock.json: %/package.json %/package-lock.json %/.npmrc $(READY_NODE)
	@echo '→ 安装 $* 所需 / Installing what $* needs'
	@cd $* && PATH="$(abspath $(VENV)/bin):$$PATH" npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(READY_CLIENTS): requirements/clients.txt $(READY_TEST)
	@echo '→ 安装其他语言的生成和编译工具 / Installing generators and compilers of other languages'
	@$(PIP_INSTALL) --requirement $<
	@touch $@
