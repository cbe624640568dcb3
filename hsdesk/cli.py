"""The command line: `hsdesk` without its window."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword

import click

from hsdesk import __version__
from hsdesk.errors import HsdeskError

REFUSED = 1
"""The exit code of a request that was refused, with one line on standard error saying why."""
WRONG_USAGE = 2
"""The exit code of a command that was not written as it must be."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A command that is loaded when it is called: from `hsdesk.commands`, under its own name."""

    name: str
    does: str

    @property
    def module(self) -> str:
        """The module and function of that name; a word of Python's own gets a stroke behind it."""
        return f"{self.name}_" if iskeyword(self.name) else self.name


_COMMANDS = {
    command.name: command
    for command in (
        _Named("db", "Look after the database: upgrade, backup, restore, check."),
        _Named("demo", "Make a database with a plausible office to try things on."),
        _Named("due", "Work out a due date and show every step of the count."),
        _Named("import", "Bring in people or homes from a file of the landlord's."),
        _Named("standards", "List or check the standards of a pack."),
    )
}


class _LazyGroup(click.Group):
    """Loads a command only when it is called, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None when there is none of that name."""
        if cmd_name in {"tour", "window"}:
            raise click.UsageError(_NEEDS_WINDOW, ctx)
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"hsdesk.commands.{_COMMANDS[cmd_name].module}")
        command = getattr(module, _COMMANDS[cmd_name].module)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name].does) for name in sorted(_COMMANDS)])


_NEEDS_WINDOW = "The window and the tour are opened by the command hsdesk, not by python -m hsdesk."


@click.group(
    "hsdesk",
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="hsdesk %(version)s")
@click.pass_context
def hsdesk(ctx: click.Context) -> None:
    """Run the desk of a social landlord's area office from the command line."""
    if ctx.invoked_subcommand is None:
        raise click.UsageError(_NEEDS_WINDOW, ctx)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, `REFUSED` or `WRONG_USAGE`.

    `arguments` are those after the program's name, by default the process's own.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a letter gets a question mark, not a traceback.
            stream.reconfigure(errors="replace")
    try:
        code = hsdesk.main(
            args=None if arguments is None else list(arguments), prog_name="hsdesk", standalone_mode=False
        )
    except HsdeskError as refusal:
        return _say(str(refusal), REFUSED)
    except click.exceptions.NoArgsIsHelpError as error:
        return _say(f"Missing command. See {error.ctx.command_path} --help.", WRONG_USAGE)
    except click.UsageError as error:
        help_with = f" See {error.ctx.command_path} --help." if error.ctx else " See hsdesk --help."
        return _say(error.format_message() + help_with, WRONG_USAGE)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except click.Abort:
        return _say("Stopped.", REFUSED)
    return code if isinstance(code, int) else 0


def _say(line: str, code: int) -> int:
    click.echo(" ".join(line.split()), err=True)
    return code
