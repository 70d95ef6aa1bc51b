"""ClickHouse inside Python: one INSERT INTO FUNCTION file of a query over numbers()."""

import chdb

import workload


def main():
    options = workload.arguments()
    assert options.workload == "orders_mixed", "chdb is a rival in orders_mixed only"
    options.out.mkdir(parents=True, exist_ok=True)
    statuses, first, last = workload.pools()

    def array(items):
        return "[" + ", ".join(f"'{item}'" for item in items) + "]"

    by_percent = array([name for name, weight in zip(statuses, workload.STATUS_WEIGHTS) for _ in range(weight)])
    for index, start, count in workload.parts(options.rows, workload.ROWS_PER_FILE):
        chdb.query(f"""
            INSERT INTO FUNCTION file('{options.out}/orders-{index:05}.parquet', 'Parquet')
            WITH {array(first)} AS first, {array(last)} AS last, {by_percent} AS statuses,
                 first[1 + rand(1) % 200] AS f, last[1 + rand(2) % 500] AS l
            SELECT toInt64(number + 1) AS order_id,
                   toInt64(floor(pow({workload.CUSTOMERS}, randCanonical(3)))) AS customer_id,
                   statuses[1 + rand(4) % 100] AS status,
                   randLogNormal(3.5, 1) AS amount,
                   toInt32(1 + rand(5) % 100) AS quantity,
                   fromUnixTimestamp64Micro(toInt64({workload.START_MICROS}
                       + rand64(6) % {workload.END_MICROS - workload.START_MICROS}), 'UTC') AS created_at,
                   concat(f, ' ', l) AS name,
                   concat(lower(f), '.', lower(l), toString(number + 1), '@example.com') AS email
            FROM numbers({start}, {count})
            SETTINGS output_format_parquet_compression_method = 'snappy', max_threads = {options.processes},
                     output_format_parquet_row_group_size = {workload.ROWS_PER_FILE}
        """)


if __name__ == "__main__":
    main()
