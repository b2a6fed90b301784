"""The command line: each command reads the dossier, finds one thing out, and reports it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, cast

import click

from dossier.cli import options
from dossier.cli.report import INTERRUPTED
from dossier.cli.terminal import prepare, tell
from dossier.nearest import did_you_mean

COMMANDS = {
    "new": "dossier.cli.new:new_command",
    "check": "dossier.cli.check:check_command",
    "explain": "dossier.cli.explain:explain_command",
    "compare": "dossier.cli.compare:compare_command",
    "verify": "dossier.cli.verify:verify_command",
    "render": "dossier.cli.render:render_command",
    "paper": "dossier.cli.paper:paper_command",
    "assess": "dossier.cli.assess:assess_command",
    "add": "dossier.cli.add:add_command",
    "paragraphs": "dossier.cli.paragraphs:paragraphs_command",
    "find": "dossier.cli.find:find_command",
    "impact": "dossier.cli.impact:impact_command",
    "diff": "dossier.cli.diff:diff_command",
    "import": "dossier.cli.imports:import_command",
    "export": "dossier.cli.exports:export_command",
    "schema": "dossier.cli.schema:schema_command",
}
"""Each command by its name, in the order of the help, and where it is; read when it is wanted."""


_ELSEWHERE = {
    "serve": "; to see the site at each save, run: mkdocs serve",
    "build": "; to build the site, run: mkdocs build --strict",
    "init": "; to begin a dossier, run: dossier new NAME",
    "log": "; to see what changed, run: dossier diff HEAD",
    "pdf": "; to print a PDF, run: dossier paper",
}
"""Names that people try, and what does it."""


class Program(click.Group):
    """A group of commands that ends quietly at Ctrl-C, and reads a command when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name; None when there is none."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        return cast("click.Command", getattr(import_module(module), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; wrong use, with the nearest name, if there is none."""
        if self.get_command(ctx, args[0]) is None:
            hint = _ELSEWHERE.get(args[0]) or did_you_mean(args[0], self.list_commands(ctx))
            if hint:
                ctx.fail(f"there is no command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what click declares.
        """Run a command."""
        prepare()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            tell("interrupted")
            ctx.exit(INTERRUPTED)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "root",
    type=options.FOLDER,
    default=".",
    metavar="DIR",
    help="The folder of the dossier, which holds content/.  [default: the current folder]",
)
@click.version_option(package_name="dossier", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Keep claims with the documents that make them, and publish where the documents disagree.

    A dossier is a folder with content/*.yml: sources, subjects, and what each source claims of
    them. Check it while you write, compare what the documents say, prove the excerpts, and
    render the pages of the site.

    \b
    A day's work:
      dossier new NAME                   a dossier of your own, with an example in it
      dossier add source FILE            a new document: its record, and its paragraphs by number
      mkdocs serve                       the site, which follows each save
      dossier check                      what is wrong, by file and line
      dossier compare                    where the documents disagree, and why
      dossier verify                     whether each excerpt stands in its document
      dossier find TEXT                  where a thing is mentioned, and where nobody took it up
      dossier impact SOURCE              what would be left without a source
      dossier diff HEAD                  what changed since the last commit
      dossier paper                      the whole dossier as a PDF

    A command prints its report to standard output and problems to standard error, one line
    each, as path:line:column: message [code].

    \b
    Exit codes:
      0  fine; documents that disagree are fine, and so are warnings
      1  problems in the content
      2  wrong use: an option or a name that does not exist
      3  the machine would not: disk full, no permission, another run in progress
    """  # noqa: D301 - click reads the \b.
    ctx.obj = root
