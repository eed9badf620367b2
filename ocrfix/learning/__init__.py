"""What a corpus tells of its own misreadings: from its texts, aligned truths and decisions."""
