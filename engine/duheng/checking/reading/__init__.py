"""Files of rulesets: how they are read, where they are, and which holds where and when."""
