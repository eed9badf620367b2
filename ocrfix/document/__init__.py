"""What a page is: lines and the zones they form."""
