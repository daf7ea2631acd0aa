"""From files to a ruleset as meant, with every problem of it: ``check`` is the door, ``kept`` remembers what was found.

1. ``reading``: files, where they are, and which ruleset holds in a region and a year;
2. ``linking``: 继承, 替换, 补充, 删除: the lines that hold, each with its file;
3. ``cases``: conditions as sets of cases;
4. ``names``: what names mean, and expressions as meant;
5. ``types``: the types of expressions;
6. ``meaning``: methods, scales, the template, the whole ruleset;
7. ``lints``: the passes over what is meant.
"""
