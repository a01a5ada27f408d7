"""The commands `explain` and `rules`: what the checker looks for, and why."""

from __future__ import annotations

from argparse import Namespace

from careertaxonomy.cli.command import TEXT_OR_JSON, argument, command
from careertaxonomy.cli.results import OK, Result, UsageError
from careertaxonomy.reporters.plain import as_json


@command(
    "explain",
    "explain a rule of the checker",
    argument("code", metavar="CODE", help="a rule's code or name, such as CT301 or unknown-world"),
    example="explain CT301",
    detail="What it finds, why that matters, a bad and a good example.",
    reports=TEXT_OR_JSON,
)
def explain_command(args: Namespace) -> Result:
    """Explains a rule."""
    from careertaxonomy.checks.rulebook import plain_rule, text_of
    from careertaxonomy.checks.rules import find_rule, near_rules
    from careertaxonomy.text.wording import quoted

    rule = find_rule(args.code)
    if rule is None:
        near = near_rules(args.code)
        hint = f"did you mean {near[0]}?" if near else "see careertaxonomy rules"
        raise UsageError(f"no rule {quoted(args.code)}; {hint}")
    return Result(OK, as_json(plain_rule(rule)) if args.format == "json" else text_of(rule))


@command("rules", "list every rule of the checker", example="rules", reports=TEXT_OR_JSON)
def rules_command(args: Namespace) -> Result:
    """Lists the rules."""
    from careertaxonomy.checks.rulebook import parts_of, plain_rule
    from careertaxonomy.checks.rules import RULES
    from careertaxonomy.text.wording import columns

    if args.format == "json":
        return Result(OK, as_json([plain_rule(rule) for rule in RULES]))
    return Result(OK, columns((rule.code, rule.severity, rule.name, parts_of(rule).fault) for rule in RULES))
