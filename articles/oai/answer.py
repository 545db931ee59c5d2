"""The six verbs, and their answers as XML."""

import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from articles.export.record import one_line, record
from articles.oai import holdings
from articles.oai.dublin_core import elements
from articles.oai.request import PREFIX, OaiError, OaiRequest, read

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMAS = {
    OAI: f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
    OAI_DC: f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    IDENTIFIER: f"{IDENTIFIER} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd",
}
for short, namespace in {"": OAI, "oai_dc": OAI_DC, "dc": DC, "xsi": XSI, "oai-identifier": IDENTIFIER}.items():
    ElementTree.register_namespace(short, namespace)


def answer(data: QueryDict) -> bytes:
    """A whole OAI-PMH document, whatever was asked."""
    root = Element(f"{{{OAI}}}OAI-PMH", {f"{{{XSI}}}schemaLocation": SCHEMAS[OAI]})
    add(root, "responseDate", stamp(timezone.now()))
    asked = add(root, "request", settings.SITE_URL + reverse("oai"))
    try:
        request = read(data)
        # Only what was understood is repeated (3.2 of the specification).
        asked.attrib.update({name: one_line(value) for name, value in data.items()})
        VERBS[request.verb](root, request)
    except OaiError as error:
        if error.code in {"badVerb", "badArgument"}:
            asked.attrib.clear()
        add(root, "error", one_line(str(error)), code=error.code)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def identify(root: Element, request: OaiRequest) -> None:
    found = add(root, "Identify")
    host = settings.SITE_HOST
    add(found, "repositoryName", "World Internet Conference Press Archive")
    add(found, "baseURL", settings.SITE_URL + reverse("oai"))
    add(found, "protocolVersion", "2.0")
    # The protocol wants an address of e-mail; one that no mail reaches where the operator gave none.
    add(found, "adminEmail", settings.CONTACT_EMAIL or "nobody@archive.invalid")
    add(found, "earliestDatestamp", stamp(holdings.earliest()))
    add(found, "deletedRecord", "persistent")
    add(found, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    add(found, "compression", "gzip")
    scheme = SubElement(
        add(found, "description"),
        f"{{{IDENTIFIER}}}oai-identifier",
        {f"{{{XSI}}}schemaLocation": SCHEMAS[IDENTIFIER]},
    )
    for name, text in (
        ("scheme", "oai"),
        ("repositoryIdentifier", host),
        ("delimiter", ":"),
        ("sampleIdentifier", f"oai:{host}:0123abcd"),
    ):
        SubElement(scheme, f"{{{IDENTIFIER}}}{name}").text = text


def list_metadata_formats(root: Element, request: OaiRequest) -> None:
    if request.identifier:
        held(request.identifier)
    found = add(add(root, "ListMetadataFormats"), "metadataFormat")
    add(found, "metadataPrefix", PREFIX)
    add(found, "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    add(found, "metadataNamespace", OAI_DC)


def list_sets(root: Element, request: OaiRequest) -> None:
    if request.after:
        raise OaiError("badResumptionToken", "The list of sets is given whole.")
    found = add(root, "ListSets")
    for spec, name in holdings.sets():
        each = add(found, "set")
        add(each, "setSpec", spec)
        add(each, "setName", one_line(name))


def get_record(root: Element, request: OaiRequest) -> None:
    add_record(add(root, "GetRecord"), held(request.identifier))


def list_records(root: Element, request: OaiRequest) -> None:
    add_list(root, request, add_record)


def list_identifiers(root: Element, request: OaiRequest) -> None:
    add_list(root, request, add_header)


VERBS = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
}


def held(identifier: str) -> holdings.Item:
    prefix, _colon, public_id = identifier.rpartition(":")
    found = None
    if prefix == f"oai:{settings.SITE_HOST}" and public_id.isalnum():
        found = holdings.one(public_id)
    if found is None:
        raise OaiError("idDoesNotExist", "There is and was no such article.")
    return found


def add_list(root: Element, request: OaiRequest, add_item) -> None:
    part = holdings.part(request)
    found = add(root, request.verb)
    for item in part.items:
        add_item(found, item)
    if part.rest or request.after:
        # The last part ends with an empty token (3.5).
        token = request.token(part.rest) if part.rest else ""
        add(found, "resumptionToken", token, completeListSize=str(part.total), cursor=str(part.given))


def add_record(parent: Element, item: holdings.Item) -> None:
    found = add(parent, "record")
    add_header(found, item)
    if item.article:
        core = SubElement(add(found, "metadata"), f"{{{OAI_DC}}}dc", {f"{{{XSI}}}schemaLocation": SCHEMAS[OAI_DC]})
        versions = [settings.SITE_URL + reverse("article-neutral", args=[key]) for key in item.versions]
        for name, value, language in elements(record(item.article, item.article.language), versions):
            element = SubElement(core, f"{{{DC}}}{name}", {XML_LANG: language} if language else {})
            element.text = one_line(value)


def add_header(parent: Element, item: holdings.Item) -> None:
    header = add(parent, "header", **({} if item.article else {"status": "deleted"}))
    add(header, "identifier", f"oai:{settings.SITE_HOST}:{item.public_id}")
    add(header, "datestamp", stamp(item.moment))
    for spec in item.sets:
        add(header, "setSpec", spec)


def add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    element = SubElement(parent, f"{{{OAI}}}{name}", attributes)
    element.text = text
    return element


def stamp(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
