"""Words of a document that stand for something of a rule: 不低于, 百分之八十五, 80%(含)-90%, 每低1个百分点扣0.5分."""
