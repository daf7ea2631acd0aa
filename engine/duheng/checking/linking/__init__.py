"""From a chain of files to one effective ruleset, still as the lines that were written."""
