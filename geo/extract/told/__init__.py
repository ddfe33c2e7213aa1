"""Links and conflicts: the words that tell of them, and whether they hold."""
