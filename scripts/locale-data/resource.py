"""The binary resource: named lists of texts and of numbers, read in place.

Layout, little-endian:

    0   8 bytes  "FIGLOC1\\0"
    8   u32      number of sections, n
    12  u32      0
    16  n × 24   directory, sorted by the bytes of the names:
                     u32 offset of the name, u16 its length, u8 kind (0 texts, 1 numbers), u8 0,
                     u32 offset of the data, u32 bytes of the data, u32 entries, u32 0
    …            names, one behind the other
    …            data, each section at a multiple of 4, like contents once:
                     texts:   one u8 per entry, its bytes; then the texts, UTF-8, one behind the other
                     numbers: one i32 per entry

Offsets are from the beginning of the resource.
"""

import struct


class Resource:
    def __init__(self):
        self.sections = {}

    def texts(self, name, texts):
        encoded = [text.encode("utf-8") for text in texts]
        assert encoded, name
        assert all(0 < len(text) < 256 for text in encoded), name
        self.add(name, 0, bytes(len(text) for text in encoded) + b"".join(encoded), len(encoded))

    def numbers(self, name, numbers):
        assert numbers, name
        self.add(name, 1, struct.pack(f"<{len(numbers)}i", *numbers), len(numbers))

    def weighted(self, name, pairs):
        """Texts with weights, which stand in `name`.w unless all are alike."""
        self.texts(name, [text for text, _ in pairs])
        if len({weight for _, weight in pairs}) > 1:
            total = sum(weight for _, weight in pairs)
            self.numbers(name + ".w", [max(1, round(weight / total * 1_000_000_000)) for _, weight in pairs])

    def gendered(self, name, men, women):
        """Two lists in one; `name`.split is the number of the first."""
        self.texts(name, [*men, *women])
        self.numbers(name + ".split", [len(men)])

    def add(self, name, kind, data, count):
        assert name not in self.sections, name
        self.sections[name] = (kind, data, count)

    def encoded(self):
        ordered = sorted(self.sections.items(), key=lambda item: item[0].encode())
        names = b"".join(name.encode() for name, _ in ordered)
        name_at = 16 + 24 * len(ordered)
        data_at = (name_at + len(names) + 3) // 4 * 4
        places, data, directory = {}, bytearray(), bytearray()
        for name, (kind, content, count) in ordered:
            if content not in places:
                data.extend(bytes(-len(data) % 4))
                places[content] = data_at + len(data)
                data.extend(content)
            directory += struct.pack(
                "<IHBBIIII", name_at, len(name.encode()), kind, 0, places[content], len(content), count, 0)
            name_at += len(name.encode())
        head = b"FIGLOC1\0" + struct.pack("<II", len(ordered), 0) + directory + names
        return bytes(head) + bytes(data_at - len(head)) + bytes(data)
