"""What can be computed but is hardly meant; each of the passes yields problems and changes nothing."""
