"""What ``make torture`` does to Dateline, one ordeal a file."""
