"""Runs, checks and builds hsdesk from its source: `python3 packaging/dev.py run`.

    run [ARGS]     open hsdesk (or give its command line ARGS: run demo --homes 200)
    test [ARGS]    check the source, then run every test; with ARGS only pytest runs, with them
    lint           check the source: style, types, the tower of dependencies
    bench [ARGS]   measure how fast it is, beside its limits
    build          make a wheel in dist/ and try it in an environment of its own
    lock           find the newest versions of all packages and write packaging/lock anew
    clean          remove everything that can be made again

Needs nothing but Python 3.11 or later: the first start makes its environment in .venv.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python would only say "SyntaxError")
    sys.exit("hsdesk needs Python 3.11 or later; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import os
from collections.abc import Callable
from pathlib import Path

from environment import ROOT, Environment
from reasons import CannotPrepare

CHECKS = {
    "style": ("ruff", "check", "--quiet"),
    "layout": ("ruff", "format", "--check", "--quiet"),
    "types": ("mypy", "--no-error-summary"),
    "tower": ("lint-imports", "--no-logo"),
}
MADE = (
    *(".venv", ".venv.lock", "build", "dist", "out"),
    *(".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache", ".coverage"),
)


def run(environment: Environment, words: list[str]) -> int:
    """Open hsdesk; without a display, a tour through its windows leaves pictures instead."""
    display = has_display(os.environ, sys.platform)
    environment.ensure("run", display=display)
    if not display and not words:
        print("There is no display here, so hsdesk goes through a working day off screen; see out/tour.")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        words = ["tour", str(ROOT / "out" / "tour")]
    return become(environment.program("hsdesk"), words)


def test(environment: Environment, words: list[str]) -> int:
    """Check the source and run the tests; pytest's closing line is the last one."""
    environment.ensure("dev", display=False)
    provide_test_server()
    if not words and check(environment):
        return 1
    workers = str(max(2, min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 4)))
    os.chdir(ROOT)
    return become(environment.python, ["-m", "pytest", "-q", "-n", workers, "--dist", "worksteal", *words])


def lint(environment: Environment, words: list[str]) -> int:
    """Check the source without running it."""
    del words
    environment.ensure("dev", display=False)
    return check(environment)


def bench(environment: Environment, words: list[str]) -> int:
    """Measure."""
    environment.ensure("dev", display=False)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    return become(environment.python, ["tests/benchmarks/run.py", *words])


def build(environment: Environment, words: list[str]) -> int:
    """Make a wheel and try it."""
    del words
    from wheel_check import build_and_try

    environment.ensure("run", display=False)
    return build_and_try(environment)


def lock(environment: Environment, words: list[str]) -> int:
    """Write the locks anew."""
    del words
    from relock import relock

    return relock(environment.root)


def clean(environment: Environment, words: list[str]) -> int:
    """Remove what can be made again; databases lie elsewhere and stay."""
    del words
    import shutil

    for name in MADE:
        path = environment.root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for folder in ("hsdesk", "ui", "resources", "tests", "packaging"):
        for cache in list((environment.root / folder).rglob("__pycache__")):
            shutil.rmtree(cache)
    print("Removed the environment and everything that was made.")
    return 0


def check(environment: Environment) -> int:
    """Run the checks of the source, one line each; the first that finds something ends it."""
    import subprocess

    for name, (program, *words) in CHECKS.items():
        done = subprocess.run(
            [environment.program(program), *words], capture_output=True, text=True, check=False, cwd=ROOT
        )
        if done.returncode:
            print(f"{name}: not in order\n{done.stdout}{done.stderr}".rstrip())
            return 1
        print(f"{name}: in order", flush=True)
    return 0


def provide_test_server() -> None:
    """As root, the PostgreSQL server of the tests runs under an account of its own, made by `useradd`."""
    import shutil

    import debian

    if debian.is_root() and shutil.which("useradd") is None:
        debian.provide(["passwd"], "The database server of the tests")


def has_display(variables: "os._Environ[str] | dict[str, str]", platform: str) -> bool:
    """Whether a window would be seen by anybody."""
    if variables.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}:
        return False
    seen = any(variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return seen or not platform.startswith("linux")


def become(program: Path, words: list[str]) -> int:
    """Go on as another program; where a process cannot turn into another, wait for it."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(program, [str(program), *words])
    import subprocess

    return subprocess.run([str(program), *words], check=False).returncode


VERBS: dict[str, Callable[[Environment, list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "build": build,
    "lock": lock,
    "clean": clean,
}


def main(words: list[str]) -> int:
    """Do what the first word says; returns the exit code."""
    if not words or words[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0 if words else 2
    if words[0] not in VERBS:
        print(f"There is no {words[0]}; there are: {', '.join(VERBS)}.", file=sys.stderr)
        return 2
    try:
        return VERBS[words[0]](Environment(), words[1:])
    except CannotPrepare as reason:
        print(reason, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
