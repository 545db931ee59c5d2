"""The starter archive: fixture files -> rows as values (`read`) -> tables (`load`), idempotent and kind to curators."""
