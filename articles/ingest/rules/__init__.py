"""What is not the text: one module a kind of block. Each judges a folded line and knows nothing of the others."""
