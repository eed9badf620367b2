"""Going through the issues with a person: what was asked and answered, and how it is shown.

`session` knows the queue and the answers and nothing of terminals; `prompt` asks in plain lines,
`screen` on the whole screen.
"""
