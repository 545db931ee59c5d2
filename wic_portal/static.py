"""Static files under hashed names, ES module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    # Without it `import "./a.js"` inside a module keeps its plain name, which browsers then cache for ever.
    support_js_module_import_aggregation = True
