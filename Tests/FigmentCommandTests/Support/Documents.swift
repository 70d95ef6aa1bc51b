/// Schema files that the tests write.
enum Documents {
    /// A small collection: every field cheap to make.
    static let small = """
        {"collection_name": "small", "fields": [
          {"name": "id", "type": "Int64", "is_primary": true},
          {"name": "score", "type": "Double"},
          {"name": "state", "type": "VarChar", "max_length": 10, "enum_values": ["new", "used"]}
        ]}
        """

    /// As the readme of the older tool has it.
    static let mySchema = """
        {
          "collection_name": "my_collection",
          "fields": [
            {"name": "id", "type": "Int64", "is_primary": true},
            {"name": "title", "type": "VarChar", "max_length": 256},
            {"name": "embedding", "type": "FloatVector", "dim": 128}
          ]
        }
        """

    /// Two tables, a parent and its children.
    static let shop = """
        {"version": "1.0", "seed": 7, "nodes": [
          {"id": "user", "kind": "entity", "rows": 500, "pk": "user_id", "columns": [
            {"name": "user_id", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "age", "type": "int",
             "generator": {"distribution": {"type": "normal", "params": {"mean": 35, "std": 12}, "clamp": [18, 80]}}}]},
          {"id": "orders", "kind": "fact", "pk": "order_id", "parents": ["user"],
           "fanout": {"distribution": "poisson", "lambda": 3}, "columns": [
            {"name": "order_id", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "user_id", "type": "int", "generator": {"lookup": {"from": "user.user_id"}}}]}
        ]}
        """

    /// An unknown key and a missing one.
    static let broken = """
        {"collection_name": "broken", "fields": [
          {"name": "id", "type": "Int64", "is_primray": true},
          {"name": "v", "type": "FloatVector"}
        ]}
        """
}
