"""Imports files into a running Milvus and compares what the server then holds with what was written.

    import.py PORT MANIFEST

The manifest is a JSON list of {"name", "schema", "files", "rows", "key", "samples"}: the collection's document, the
files to import together, their rows, a field that tells rows apart, and some rows as our JSON writes them.
Prints a line "OK name rows seconds" or "MISMATCH name: what" for each, and "done" at the end.
"""

import json
import math
import struct
import sys
import time

from pymilvus import Collection, CollectionSchema, DataType, FieldSchema, connections, utility

TYPES = {
    "Bool": DataType.BOOL, "Int8": DataType.INT8, "Int16": DataType.INT16, "Int32": DataType.INT32,
    "Int64": DataType.INT64, "Float": DataType.FLOAT, "Double": DataType.DOUBLE, "VarChar": DataType.VARCHAR,
    "String": DataType.VARCHAR, "JSON": DataType.JSON, "Array": DataType.ARRAY,
    "FloatVector": DataType.FLOAT_VECTOR, "BinaryVector": DataType.BINARY_VECTOR,
    "Float16Vector": DataType.FLOAT16_VECTOR,
}  # fmt: skip
METRICS = {
    "FloatVector": {"index_type": "FLAT", "metric_type": "L2", "params": {}},
    "BinaryVector": {"index_type": "BIN_FLAT", "metric_type": "HAMMING", "params": {}},
    "Float16Vector": {"index_type": "FLAT", "metric_type": "L2", "params": {}},
}


def connect(port):
    """The server answers some seconds after its start."""
    end = time.time() + 120
    while True:
        try:
            connections.connect(host="127.0.0.1", port=port, timeout=5)
            utility.list_collections(timeout=5)
            return
        except Exception:
            if time.time() > end:
                raise
            connections.disconnect("default")
            time.sleep(0.5)


def field(spec):
    options = {}
    for key in ("max_length", "dim", "max_capacity"):
        if key in spec:
            options[key] = spec[key]
    if spec["type"] == "Array":
        options["element_type"] = TYPES[spec["element_type"]]
    if spec.get("is_primary"):
        options.update(is_primary=True, auto_id=spec.get("auto_id", False))
    return FieldSchema(spec["name"], TYPES[spec["type"]], **options)


def create(name, document):
    if utility.has_collection(name):
        utility.drop_collection(name)
    schema = CollectionSchema(
        [field(f) for f in document["fields"]], enable_dynamic_field=document.get("enable_dynamic_field", False)
    )
    return Collection(name, schema)


def bulk_insert(name, files):
    task = utility.do_bulk_insert(name, files)
    end = time.time() + 240
    while time.time() < end:
        state = utility.get_bulk_insert_state(task)
        if state.state_name == "Completed":
            return state.row_count
        if "Failed" in state.state_name:
            raise RuntimeError(state.failed_reason)
        time.sleep(0.3)
    raise RuntimeError(f"not completed in time: {state.state_name}")


def equal(spec, expected, found, is_json):
    """Whether the server's value is the written one; floats by their stored width."""
    kind = spec["type"] if spec["type"] != "Array" else spec["element_type"]
    if isinstance(expected, list) and spec["type"] in ("Array", "FloatVector"):
        # From JSON, this server takes the doubles of an array as floats; from Parquet as doubles.
        single = {"type": "Float" if spec["type"] == "FloatVector" or (is_json and kind == "Double") else kind}
        return len(expected) == len(found) and all(equal(single, a, b, is_json) for a, b in zip(expected, found))
    if spec["type"] == "BinaryVector":
        return bytes(expected) == found[0]
    if spec["type"] == "Float16Vector":
        return struct.pack(f"<{len(expected)}e", *expected) == found[0]
    if kind == "Float":
        return struct.pack("<f", expected) == struct.pack("<f", found)
    if kind == "JSON":
        return expected == (json.loads(found) if isinstance(found, (str, bytes)) else found)
    return expected == found and not (isinstance(found, float) and math.isnan(found))


def check(case):
    document = case["schema"]
    is_json = case["files"][0].endswith(".json")
    collection = create(case["name"], document)
    rows = bulk_insert(case["name"], case["files"])
    if rows != case["rows"]:
        yield f"{rows} rows imported, {case['rows']} written"
    for spec in document["fields"]:
        if spec["type"] in METRICS:
            collection.create_index(spec["name"], METRICS[spec["type"]])
    utility.wait_for_index_building_complete(case["name"])
    collection.load()
    collection.load(_refresh=True)  # what bulk import has added is not loaded by itself
    count = collection.query("", output_fields=["count(*)"])[0]["count(*)"]
    if count != case["rows"]:
        yield f"{count} rows are found by query, {case['rows']} were written"
    fields = {f["name"]: f for f in document["fields"] if not f.get("auto_id")}
    vectors = {name for name, spec in fields.items() if spec["type"] in METRICS}
    # This server gives float vectors back in queries, other vectors not.
    wanted = [n for n in fields if n not in vectors or fields[n]["type"] == "FloatVector"]
    if document.get("enable_dynamic_field"):
        wanted.append("$meta")
    for row in case["samples"]:
        row = json.loads(row)
        found = collection.query(f"{case['key']} == {json.dumps(row[case['key']])}", output_fields=wanted)
        if len(found) != 1:
            yield f"{len(found)} rows with {case['key']} {row[case['key']]}"
            continue
        for name in wanted:
            if name == "$meta":
                for key, value in row["$meta"].items():
                    if found[0].get(key) != value:
                        yield f"$meta.{key}: {value!r} written, {found[0].get(key)!r} found"
            elif not equal(fields[name], row[name], found[0][name], is_json):
                yield f"{name}: {str(row[name])[:80]} written, {str(found[0][name])[:80]} found"
        for name in vectors:
            yield from nearest(collection, case, fields[name], row)
    collection.release()
    utility.drop_collection(case["name"])


def nearest(collection, case, spec, row):
    """A search for a row's own vector finds the row, at distance 0."""
    vector = row[spec["name"]]
    if spec["type"] == "BinaryVector":
        vector = bytes(vector)
    if spec["type"] == "Float16Vector":
        vector = struct.pack(f"<{len(vector)}e", *vector)
    hit = collection.search(
        [vector], spec["name"], {"metric_type": METRICS[spec["type"]]["metric_type"]}, limit=1,
        output_fields=[case["key"]],
    )[0][0]  # fmt: skip
    if hit.entity.get(case["key"]) != row[case["key"]] or hit.distance != 0:
        yield f"{spec['name']}: the nearest row to {row[case['key']]} is {hit}"


def main(port, manifest):
    connect(port)
    for case in json.load(open(manifest)):
        begin = time.time()
        try:
            problems = list(check(case))
        except Exception as error:  # a file that the server refuses is a finding, not the end
            problems = [f"{type(error).__name__} {str(error)[:500]}"]
        for problem in problems[:5]:
            print(f"MISMATCH {case['name']}: {problem}")
        if not problems:
            print(f"OK {case['name']} {case['rows']} {time.time() - begin:.1f}")
        sys.stdout.flush()
    print("done")


main(sys.argv[1], sys.argv[2])
