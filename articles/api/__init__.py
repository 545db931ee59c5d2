"""The archive for programs: read-only JSON under /api/v1/ in the records of articles.export."""
