"""`python -m dashboard`: serve the dashboard, or run one of the commands in `dashboard/commands/`."""

import importlib
import os
import pkgutil
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from dashboard import commands
from dashboard.vocabulary import DashboardError, described

_DEFAULT = "serve"


class Commands(click.Group):
    """The command modules by name, imported when asked for: `due` needs no Streamlit."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the line; what is wrong with it is told in one line."""
        with _told_in_one_line():
            return super().make_context(*args, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Serve where no command is given, with whatever options are."""
        for_us = args and (not args[0].startswith("-") or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if for_us else [_DEFAULT, *args])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Return the names: `breach_due.py` is `breach-due`, `import_.py` is `import`."""
        return sorted(_modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name: what its module calls by the module's own name."""
        module = _modules().get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        loaded = importlib.import_module(f"{commands.__name__}.{module}")
        command: click.Command = getattr(loaded, module)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error for people is one line and exit code 1, a fault or a wrong line is 2."""
        with _told_in_one_line():
            return super().invoke(ctx)


@contextmanager
def _told_in_one_line() -> Iterator[None]:
    try:
        yield
    except DashboardError as error:
        raise click.ClickException(str(error)) from error
    except NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        if error.ctx is None:
            raise
        # With its context, click prints three lines more.
        raise click.UsageError(f"{error.format_message()} See {error.ctx.command_path} --help.") from error
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as fault:
        number = secrets.token_hex(4)
        click.echo(f"Fault {number}: {described(fault)}", err=True)
        raise _Fault(f"Something went wrong in the program. Its number is {number}.") from fault


class _Fault(click.ClickException):
    exit_code = 2


def _modules() -> dict[str, str]:
    """Return the modules by their command; one with a leading underscore serves the others."""
    found = [module.name for module in pkgutil.iter_modules(commands.__path__)]
    return {name.rstrip("_").replace("_", "-"): name for name in found if not name.startswith("_")}


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Rekisterivahti: what the privacy notice promises, and where each promise stands.

    Without a command: serve the dashboard.
    """
    os.umask(0o077)  # whatever is written is a copy of the register, or a key to it: for its owner only


if __name__ == "__main__":
    main(prog_name="python -m dashboard")
