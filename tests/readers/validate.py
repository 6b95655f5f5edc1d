"""Holds documents against a schema, and says what a reader of another language finds in them.

    python validate.py SCHEMA FILE...

The schema is a JSON Schema for JSON and YAML files, an XSD for XML files. On standard output stands a JSON object a file, in order:
{"file": …, "problems": [text…], "read": the document as JSON has it, null for XML}.
"""

import json
import sys
from pathlib import Path

import jsonschema
import xmlschema
import yaml


def main(schema, *files):
    validate = schema_of(Path(schema))
    for file in files:
        problems, read = validate(Path(file))
        print(json.dumps({"file": file, "problems": problems, "read": read}))


def schema_of(path):
    if path.suffix == ".xsd":
        schema = xmlschema.XMLSchema(path)
        return lambda file: ([f"{error.path}: {error.reason}" for error in schema.iter_errors(file)], None)

    schema = json.loads(path.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)

    def validate(file):
        document = document_of(file)
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)], document

    return validate


def document_of(file):
    text = file.read_bytes().decode("utf-8")
    return yaml.safe_load(text) if file.suffix == ".yaml" else json.loads(text)


main(*sys.argv[1:])
