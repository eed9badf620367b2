"""From issues to a changed text: what to apply, how, what was decided, what must stay silent."""
