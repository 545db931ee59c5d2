"""Bulk import and export of every noun (django-import-export): tables of curators, out and in."""
