"""The functions that the command line is made of; programs find those that stay in ``duheng.__all__``.

Whatever keeps a text from being used comes as one ``DuhengError`` that carries problems, each with a code, a place, a
message and a hint in both languages. Everything else — differences, open scores, failed checks — is in the result.
"""

from __future__ import annotations

from duheng.api.checks import Checked as Checked
from duheng.api.checks import check as check
from duheng.api.checks import check_among as check_among
from duheng.api.checks import lay_out as lay_out
from duheng.api.checks import layout as layout
from duheng.api.checks import mend as mend
from duheng.api.checks import mend_among as mend_among
from duheng.api.error import DuhengError as DuhengError
from duheng.api.exports import blank_form as blank_form
from duheng.api.exports import blank_kind as blank_kind
from duheng.api.exports import is_result as is_result
from duheng.api.exports import scored_document as scored_document
from duheng.api.exports import scored_workbook as scored_workbook
from duheng.api.files import library_of as library_of
from duheng.api.forms import convertible_endings as convertible_endings
from duheng.api.forms import evaluate as evaluate
from duheng.api.forms import form_as_yaml as form_as_yaml
from duheng.api.forms import form_endings as form_endings
from duheng.api.forms import import_form as import_form
from duheng.api.forms import load_form as load_form
from duheng.api.forms import open_form as open_form
from duheng.api.forms import ruleset_for as ruleset_for
from duheng.api.forms import stated_ruleset as stated_ruleset
from duheng.api.rulesets import Listed as Listed
from duheng.api.rulesets import difference as difference
from duheng.api.rulesets import effective as effective
from duheng.api.rulesets import file_of as file_of
from duheng.api.rulesets import find_ruleset as find_ruleset
from duheng.api.rulesets import in_force as in_force
from duheng.api.rulesets import is_region as is_region
from duheng.api.rulesets import list_rulesets as list_rulesets
from duheng.api.rulesets import load_ruleset as load_ruleset
from duheng.api.rulesets import rule_texts as rule_texts
from duheng.api.rulesets import schema as schema
from duheng.api.rulesets import unread_rulesets as unread_rulesets
from duheng.api.testing import accept as accept
from duheng.api.testing import boundaries as boundaries
from duheng.api.testing import coverage as coverage
from duheng.api.testing import forms_of as forms_of
from duheng.api.testing import mutation as mutation
from duheng.api.testing import run_tests as run_tests
from duheng.api.testing import sources_of as sources_of
from duheng.checking.reading.choose import regions_of as regions_of
from duheng.checking.reading.files import CASES as CASES
from duheng.checking.reading.files import RULES as RULES
from duheng.checking.reading.files import files_below as files_below
from duheng.checking.reading.files import is_called as is_called
from duheng.checking.reading.files import write_whole as write_whole
from duheng.checking.reading.library import Library as Library
from duheng.checking.reading.library import is_id as is_id
