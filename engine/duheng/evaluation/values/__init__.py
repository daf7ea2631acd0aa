"""What expressions come to on a form, known or not, and how a node came by its value."""
