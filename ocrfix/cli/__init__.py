"""The command line: one module a command, each a screenful; the work is imported when it runs."""
