"""Sentences of a document as lines of a ruleset: what is scored when, what is demanded, what indicators are worth."""
