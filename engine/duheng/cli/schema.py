"""``duheng schema``: the JSON Schema of the forms that a ruleset scores."""

from __future__ import annotations

import json

from duheng.cli.formats import refuse_others
from duheng.cli.options import Lang, Output, Overwrite, RulesDirs, Which, folders_from, language_from
from duheng.cli.streams import deliver


def command(
    ruleset: Which,
    rules_dir: RulesDirs = None,
    output: Output = None,
    overwrite: Overwrite = False,
    lang: Lang = None,
) -> None:
    """给出表单的 JSON Schema / give the JSON Schema of a ruleset's forms."""
    language = language_from(lang)
    refuse_others("--output", output, (".json",))
    from duheng import api
    from duheng.cli.outputs import keep_forms, keep_inputs

    keep_inputs([output], [ruleset])
    keep_forms([output], overwrite=overwrite)
    schema = api.schema(api.load_ruleset(ruleset, folders=folders_from(rules_dir)))
    deliver(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", output, language)
