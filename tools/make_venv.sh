#!/bin/sh
# Creates the virtual environment $2 with the Python $1; used by the Makefile.
# Needs nothing but that Python: where the distribution ships venv apart, it is installed, or the reader is told how.
set -eu

python=$1
venv=$2

stop() {
    printf '错误：%s\nError: %s\n' "$1" "$2" >&2
    exit 1
}

command -v "$python" >/dev/null ||
    stop "找不到 $python，请安装 Python 3.11 或更新版本。" "$python not found; install Python 3.11 or newer."

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$("$python" --version) 太旧，需要 Python 3.11 或更新版本；可用 make PYTHON=python3.11 指定。" \
        "$("$python" --version) is too old; Python 3.11 or newer is needed. Name another one: make PYTHON=python3.11."

venv_works() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

if ! venv_works && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo '→ 安装 python3-venv / Installing python3-venv'
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet </dev/null
    apt-get install --quiet --yes --no-install-recommends python3-venv </dev/null
fi
venv_works ||
    stop "$python 缺少 venv 模块，请安装后重试（Debian/Ubuntu：apt-get install python3-venv）。" \
        "$python has no venv module; install it and try again (Debian/Ubuntu: apt-get install python3-venv)."

echo "→ 创建虚拟环境 $venv / Creating the virtual environment $venv"
"$python" -m venv --clear "$venv"
