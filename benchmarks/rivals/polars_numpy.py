"""Polars for the text and the files, NumPy (SFC64) for the numbers. Polars runs its own threads."""

import numpy as np
import polars as pl

import workload


def main():
    options = workload.arguments()
    assert options.workload == "orders_mixed", "Polars is a rival in orders_mixed only"
    options.out.mkdir(parents=True, exist_ok=True)
    statuses, first, last = workload.pools()
    names = pl.Series([f"{f} {l}" for f in first for l in last])
    users = pl.Series([f"{f}.{l}".lower() for f in first for l in last])
    kinds = pl.Series(statuses, dtype=pl.Enum(statuses))
    status_of_percent = np.repeat(np.arange(len(statuses), dtype=np.uint32), workload.STATUS_WEIGHTS)

    for index, start, count in workload.parts(options.rows, workload.ROWS_PER_FILE):
        random = np.random.Generator(np.random.SFC64(np.random.SeedSequence([42, index])))
        person = random.integers(0, len(names), count, dtype=np.uint32)
        frame = pl.DataFrame({
            "order_id": np.arange(start + 1, start + count + 1, dtype=np.int64),
            "customer_id": np.exp(random.random(count) * np.log(workload.CUSTOMERS)).astype(np.int64),
            "status": kinds.gather(status_of_percent[random.integers(0, 100, count, dtype=np.uint8)]),
            "amount": np.exp(random.standard_normal(count) + 3.5),
            "quantity": random.integers(1, 101, count, dtype=np.int32),
            "created_at": random.integers(workload.START_MICROS, workload.END_MICROS, count),
            "name": names.gather(person),
            "user": users.gather(person),
        }).select(
            "order_id", "customer_id", "status", "amount", "quantity",
            pl.col("created_at").cast(pl.Datetime("us")), "name",
            pl.concat_str("user", "order_id", pl.lit("@example.com")).alias("email"))
        frame.write_parquet(
            options.out / f"orders-{index:05}.parquet", compression="snappy", row_group_size=workload.ROWS_PER_FILE)


if __name__ == "__main__":
    main()
