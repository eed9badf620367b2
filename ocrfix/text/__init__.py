"""Characters, positions and tokens; nothing here knows of archives."""
