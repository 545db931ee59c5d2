"""Import and export on the list of every noun: a trial with its report, then all rows or none."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, JSON, XLSX
from import_export.forms import ExportForm, ImportForm

from articles.transfer.kept import KeptUpload

# Words of the library that curators meet; listed here, they are translated into all five languages.
gettext_noop("No valid data to import. Ensure your file has the correct headers or data for import.")
LARGEST = 10 * 1024 * 1024  # bytes


class TableForm(ImportForm):
    """The library's form in our words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["import_file"].label = gettext_lazy("file")
        self.fields["format"].label = gettext_lazy("format")

    def clean_import_file(self):
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("larger than %(limit)d MB") % {"limit": LARGEST // 1024**2})
        return file


class FormatForm(ExportForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["format"].label = gettext_lazy("format")


class TransferMixin(ImportExportMixin):
    """Who may import, and who may export, are permissions of their own (articles.roles)."""

    import_export_change_list_template = None  # the links stand in our own list template
    import_form_class = TableForm
    export_form_class = FormatForm
    tmp_storage_class = KeptUpload
    skip_admin_log = True  # the history of each row says it

    def get_import_formats(self):
        return [CSV, JSON, XLSX]

    get_export_formats = get_import_formats

    def has_import_permission(self, request) -> bool:
        return request.user.has_perm("articles.import_archive")

    def has_export_permission(self, request) -> bool:
        return request.user.has_perm("articles.export_archive")

    def add_data_read_fail_error_to_form(self, form, e):
        form.add_error("import_file", _("The file cannot be read as this format."))

    def process_import(self, request, **kwargs):
        try:
            return super().process_import(request, **kwargs)
        except (FileNotFoundError, IsADirectoryError, UnicodeDecodeError, ValueError, IndexError):
            self.message_user(request, _("The file is gone; send it once more."), messages.ERROR)
            return HttpResponseRedirect(self.transfer_address("import"))

    def process_result(self, result, request):
        """Between the trial and the yes the archive may have changed: then nothing is written."""
        if result.has_errors() or result.has_validation_errors():
            self.message_user(
                request, _("The archive has changed since the trial: nothing was imported."), messages.ERROR
            )
            return HttpResponseRedirect(self.transfer_address("import"))
        return super().process_result(result, request)

    def process_dataset(self, dataset, form, request, **kwargs):
        return super().process_dataset(dataset, form, request, **{**kwargs, "rollback_on_validation_errors": True})

    def add_success_message(self, result, request):
        totals = {name: result.totals[name] for name in ("new", "update", "skip")}
        text = _("Imported: %(new)d new, %(update)d changed, %(skip)d unchanged.")
        self.message_user(request, text % totals, messages.SUCCESS)

    def transfer_address(self, name: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}")
