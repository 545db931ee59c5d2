"""Search by meaning: texts and queries as vectors. encoders and vectors know no model; `making` reads the database."""
