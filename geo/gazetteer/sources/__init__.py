"""Where the gazetteer's rows come from, one source a file."""
