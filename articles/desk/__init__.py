"""What the desk does with an article, apart from the pages on which it is done."""
