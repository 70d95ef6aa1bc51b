"""NumPy (SFC64) and pyarrow as somebody who knows both well would write it: vectorised, no Python object per
row, pools taken by index, dictionary columns handed over as such, one process a core and one file a task."""

import functools
import multiprocessing

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import workload

VECTOR_DIM = 768
VECTORS_PER_FILE = 100_000
VECTORS_PER_BATCH = 5_000  # 15 MB: the batch stays near the cache


@functools.cache
def order_pools():
    statuses, first, last = workload.pools()
    names = pa.array([f"{f} {l}" for f in first for l in last])
    users = pa.array([f"{f}.{l}".lower() for f in first for l in last])
    status_of_percent = np.repeat(np.arange(len(statuses), dtype=np.int8), workload.STATUS_WEIGHTS)
    return pa.array(statuses), status_of_percent, names, users


def write_orders(out, part):
    index, start, count = part
    statuses, status_of_percent, names, users = order_pools()
    random = np.random.Generator(np.random.SFC64(np.random.SeedSequence([42, index])))

    order_id = np.arange(start + 1, start + count + 1, dtype=np.int64)
    customer = random.random(count)
    customer *= np.log(workload.CUSTOMERS)
    np.exp(customer, out=customer)
    amount = random.standard_normal(count)
    amount += 3.5
    np.exp(amount, out=amount)
    status = status_of_percent[random.integers(0, 100, count, dtype=np.uint8)]
    created = random.integers(workload.START_MICROS, workload.END_MICROS, count)
    person = pa.array(random.integers(0, len(names), count, dtype=np.int32))
    ids = pa.array(order_id)

    table = pa.table({
        "order_id": ids,
        "customer_id": pa.array(customer.astype(np.int64)),
        "status": pa.DictionaryArray.from_arrays(pa.array(status), statuses),
        "amount": pa.array(amount),
        "quantity": pa.array(random.integers(1, 101, count, dtype=np.int32)),
        "created_at": pa.array(created).view(pa.timestamp("us")),
        "name": names.take(person),
        "email": pc.binary_join_element_wise(users.take(person), ids.cast(pa.string()), "@example.com", ""),
    })
    pq.write_table(
        table, out / f"orders-{index:05}.parquet", compression="snappy", use_dictionary=["status"],
        row_group_size=workload.ROWS_PER_FILE)


def write_vectors(out, part):
    index, _, count = part
    random = np.random.Generator(np.random.SFC64(np.random.SeedSequence([42, index])))
    schema = pa.schema([pa.field("embedding", pa.list_(pa.field("item", pa.float32(), False), VECTOR_DIM), False)])
    with pq.ParquetWriter(
        out / f"vectors-{index:05}.parquet", schema, compression="none", use_dictionary=False, write_statistics=False
    ) as writer:
        vectors = np.empty((VECTORS_PER_BATCH, VECTOR_DIM), dtype=np.float32)
        for begin in range(0, count, VECTORS_PER_BATCH):
            batch = vectors[: min(VECTORS_PER_BATCH, count - begin)]
            random.standard_normal(out=batch, dtype=np.float32)
            batch /= np.sqrt(np.einsum("ij,ij->i", batch, batch))[:, None]
            column = pa.FixedSizeListArray.from_arrays(pa.array(batch.ravel()), type=schema.field(0).type)
            writer.write_batch(pa.record_batch([column], schema=schema))


def main():
    options = workload.arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    write, size = {
        "orders_mixed": (write_orders, workload.ROWS_PER_FILE),
        "vectors_768": (write_vectors, VECTORS_PER_FILE),
    }[options.workload]
    pa.set_cpu_count(1)  # the processes are the parallelism
    order_pools()  # before the fork, so that the processes share them
    with multiprocessing.Pool(options.processes) as pool:
        pool.map(functools.partial(write, options.out), workload.parts(options.rows, size), chunksize=1)
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
