"""DuckDB: one COPY of a query over range(), one file a thread."""

import duckdb
import pyarrow as pa

import workload


def main():
    options = workload.arguments()
    assert options.workload == "orders_mixed", "DuckDB is a rival in orders_mixed only"
    options.out.mkdir(parents=True, exist_ok=True)
    statuses, first, last = workload.pools()
    cuts = [sum(workload.STATUS_WEIGHTS[: i + 1]) / 100 for i in range(len(statuses) - 1)]
    status = "CASE " + " ".join(f"WHEN s < {cut} THEN '{name}'" for cut, name in zip(cuts, statuses))
    status += f" ELSE '{statuses[-1]}' END"

    database = duckdb.connect()
    database.execute(f"SET threads = {options.processes}")
    database.execute("SET enable_progress_bar = false")
    database.execute("SET preserve_insertion_order = false")
    database.register("first_names", pa.table({"f": first}))
    database.register("last_names", pa.table({"l": last}))
    database.execute("""
        CREATE TABLE people AS
        SELECT row_number() OVER () - 1 AS person, f || ' ' || l AS name, lower(f || '.' || l) AS login
        FROM first_names, last_names
    """)
    database.execute(f"""
        COPY (
            SELECT order_id, customer_id, {status} AS status, amount, quantity, created_at, name,
                   login || order_id || '@example.com' AS email
            FROM (
                SELECT range + 1 AS order_id,
                       floor(pow({workload.CUSTOMERS}, random()))::BIGINT AS customer_id,
                       random() AS s,
                       exp(3.5 + sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) AS amount,
                       (1 + floor(random() * 100))::INTEGER AS quantity,
                       make_timestamp({workload.START_MICROS}
                           + (random() * {workload.END_MICROS - workload.START_MICROS})::BIGINT) AS created_at,
                       floor(random() * 100000)::BIGINT AS pick
                FROM range({options.rows})
            ) JOIN people ON people.person = pick
        ) TO '{options.out / "orders"}'
        (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 1000000, PER_THREAD_OUTPUT true)
    """)


if __name__ == "__main__":
    main()
