"""The open part of the archive as a dated snapshot: JSON lines and CSV for every noun, and a manifest of digests."""
