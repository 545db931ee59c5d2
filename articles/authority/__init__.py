"""The authority as a whole: SKOS out (`skos_write`) and in (`skos_read`), and the check of its quality (`check`)."""
