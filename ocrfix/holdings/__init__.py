"""Where records of many papers are kept: spreadsheets and a database."""
