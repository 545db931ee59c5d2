"""Accounts: who has which of the four roles. Roles are the portal's (articles.roles) and are not edited here."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from articles.roles import ROLE_LABELS

User = get_user_model()
admin.site.unregister(User)
admin.site.unregister(Group)


class RoleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, group: Group) -> str:
        return str(ROLE_LABELS.get(group.name, group.name))


@admin.register(User)
class AccountAdmin(UserAdmin):
    """An administrator who is no superuser makes no superuser, and leaves superusers' accounts alone."""

    list_display = ["username", "first_name", "last_name", "email", "roles", "is_active"]
    list_filter = ["is_active", "is_staff"]
    # Every account has a password: Django's choice of others leads nowhere here, and speaks English in Arabic.
    add_form = UserCreationForm
    add_fieldsets = [(None, {"fields": ["username", "password1", "password2"]})]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (None, {"fields": ["first_name", "last_name", "email"]}),
        (_("Roles"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (None, {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("Roles"))
    def roles(self, user) -> str:
        return ", ".join(str(ROLE_LABELS.get(group.name, group.name)) for group in user.groups.all())

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def has_change_permission(self, request, obj=None):
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"form_class": RoleField, "widget": forms.CheckboxSelectMultiple}
            kwargs["queryset"] = Group.objects.filter(name__in=ROLE_LABELS).order_by("pk")
            field = db_field.formfield(**kwargs)
            field.label, field.help_text = _("Roles"), _("Each may what the one before it may, and more.")
            return field
        return super().formfield_for_manytomany(db_field, request, **kwargs)
