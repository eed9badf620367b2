"""What is known of Russian: words and their forms, names, how letters are misread."""
