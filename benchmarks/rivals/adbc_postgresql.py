"""Rows of Arrow files into a table of PostgreSQL by the ADBC driver's bulk ingestion.

usage: adbc_postgresql.py URI TABLE FILE...
"""

import sys

import adbc_driver_postgresql.dbapi as postgresql
import pyarrow as pa

uri, table, *files = sys.argv[1:]
with postgresql.connect(uri) as connection:
    with connection.cursor() as cursor:
        for file in files:
            with pa.memory_map(file) as source:
                reader = pa.ipc.open_file(source)
                batches = (reader.get_batch(i) for i in range(reader.num_record_batches))
                decoded = pa.RecordBatchReader.from_batches(reader.schema, batches)
                cursor.adbc_ingest(table, decoded, mode="append")
    connection.commit()
