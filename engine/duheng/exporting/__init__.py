"""What goes back into sheets and documents: blank forms, and scored ones in the official layout.

1. ``terms``: what a sheet's formula is made of;
2. ``layout``: columns, head and cells of a form as the ruleset's template has them;
3. ``blank``: a form with nothing filled in;
4. ``live``: scores as formulas of those cells, made by the rules' own operations;
5. ``scored``: a form as it was filled in with what was computed, and the reasons.
"""
