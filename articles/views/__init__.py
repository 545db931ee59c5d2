"""Public pages. Each takes GET and HEAD only and starts at what is published."""
