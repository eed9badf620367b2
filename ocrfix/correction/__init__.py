"""From a doubtful token to ranked suggestions."""
