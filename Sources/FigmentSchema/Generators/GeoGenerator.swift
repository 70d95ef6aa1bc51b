import FigmentTypes

/// `geo`: what it is, what it takes, how it is read.
enum GeoGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .geo,
            summary:
                "Points on the earth: even over a box or a circle, or scattered around places. As one column: GeoJSON in "
                + "a json column, WKT in a string column, two numbers in a geo_point; as two: a latitude and a longitude that "
                + "share a name.",
            yields: "points, JSON, text, or numbers of degrees", parameters: GeoKey.descriptors,
            example: #"{"geo": {"center": [48.86, 2.35], "radius_km": 12}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type == .json || type == .utf8 || (type.isNumeric && !type.isInteger) || type.coordinates != nil
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.geo(cursor, column)
    }
}

/// The parameters of `geo`.
public enum GeoKey: String, DocumentKey {
    case bbox, center
    case radius = "radius_km"
    case near, name, part

    public var descriptor: KeyDescriptor {
        switch self {
        case .bbox:
            KeyDescriptor(
                rawValue, .list(.number(.any), minCount: 4),
                "[west, south, east, north] in degrees, as GeoJSON has it; west of a box across the date line is greater.",
                example: "[-5.1, 41.3, 9.6, 51.1]")
        case .center:
            KeyDescriptor(
                rawValue, .list(.number(.any), minCount: 2), "[latitude, longitude] of a circle, even inside.",
                example: "[48.86, 2.35]")
        case .radius:
            KeyDescriptor(
                rawValue, .number(.above(0, upTo: 20_000)),
                "The circle's radius; around places, the standard deviation of the distance along each axis.",
                default: "10", example: "12")
        case .near:
            KeyDescriptor(
                rawValue, .list(.either([.list(.number(.any), minCount: 2), .map(.number(.any))]), minCount: 1),
                "Places to scatter points around: [latitude, longitude], or objects with latitude, longitude and weight.",
                example: #"[[48.86, 2.35], {"latitude": 45.76, "longitude": 4.84, "weight": 0.3}]"#)
        case .name:
            KeyDescriptor(
                rawValue, .string, "Which point: columns with the same name are of the same point.",
                default: "the column's name; point for columns with part", example: "\"home\"")
        case .part:
            KeyDescriptor(
                rawValue, .oneOf(Geo.Part.allCases.map(\.rawValue)),
                "For a column of numbers; the area is given in one column of the name.",
                default: "by the column's name", example: "\"latitude\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func geo(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, GeoKey.self, owner: "geo") else { return nil }
        guard let part = geoPart(members, column, cursor) else { return nil }
        let name = decoding.string(members, .name)
        if members[.name] != nil, name == nil { return nil }
        var geo = Geo(name: name ?? (part == .whole ? column.name : "point"), part: part)
        let areas = [GeoKey.bbox, .center, .near].filter { members[$0] != nil }
        if areas.count > 1, let place = members[areas[1]] {
            decoding.report(
                .keyNotWith(key: areas[1].rawValue, other: areas[0].rawValue, reason: .bothMakeValues), at: place)
            return nil
        }
        let radius = decoding.number(members, .radius)
        if members[.radius] != nil, radius == nil { return nil }
        switch areas.first {
        case .bbox?: geo.area = box(members)
        case .center?: geo.area = members[.center].flatMap { point($0) }.map { .circle($0, radiusKm: radius ?? 10) }
        case .near?: geo.area = places(members).map { .near($0, deviationKm: radius ?? 10) }
        default:
            if part == .whole {
                decoding.report(
                    .missingKey("bbox", of: "geo (or center, or near)", example: GeoKey.bbox.descriptor.example),
                    at: cursor)
                return nil
            }
            return .geo(geo)
        }
        return geo.area == nil ? nil : .geo(geo)
    }

    /// Numbers are one coordinate, told by `part` or by the column's name.
    private mutating func geoPart(_ members: Members<GeoKey>, _ column: ColumnSpec, _ cursor: Cursor) -> Geo.Part? {
        let isNumber = column.type.isNumeric
        if let place = members[.part] {
            guard let part = decoding.choice(place, of: .option, Geo.Part.self) else { return nil }
            if isNumber == (part != .whole) { return part }
            decoding.report(
                .rule(
                    .columnType(
                        column.name, type: column.declaredType,
                        wanted: part == .whole ? "geo_point, json or string" : "float, as a coordinate is a number")),
                at: place)
            return nil
        }
        if !isNumber { return .whole }
        let name = column.name.lowercased()
        if name.contains("lat") { return .latitude }
        if name.contains("lon") || name.contains("lng") { return .longitude }
        decoding.report(.missingKey("part", of: "geo in a column of numbers", example: "\"latitude\""), at: cursor)
        return nil
    }

    private mutating func box(_ members: Members<GeoKey>) -> Geo.Area? {
        guard let place = members[.bbox], let edges = coordinates(place, 4, "[-5.1, 41.3, 9.6, 51.1]") else {
            return nil
        }
        guard edges[1] < edges[3] else {
            decoding.report(
                .boundsReversed(low: Literal.double(edges[1]).simplified, high: Literal.double(edges[3]).simplified),
                at: place)
            return nil
        }
        return .box(west: edges[0], south: edges[1], east: edges[2], north: edges[3])
    }

    private mutating func places(_ members: Members<GeoKey>) -> [Geo.Place]? {
        guard let elements = decoding.list(members, .near) else { return nil }
        var result: [Geo.Place] = []
        for element in elements {
            guard case .object = element.node.value else {
                guard let point = point(element) else { return nil }
                result.append(point)
                continue
            }
            guard let members = decoding.members(of: element, GeoPlaceKey.self, owner: "a place"),
                let latitude = decoding.number(members, .latitude),
                let longitude = decoding.number(members, .longitude)
            else { return nil }
            let weight = decoding.number(members, .weight)
            if members[.weight] != nil, weight == nil { return nil }
            result.append(Geo.Place(latitude: latitude, longitude: longitude, weight: weight ?? 1))
        }
        if result.contains(where: { $0.weight > 0 }) { return result }
        decoding.report(.weightsAllZero, at: members[.near] ?? members.object)
        return nil
    }

    private mutating func point(_ cursor: Cursor) -> Geo.Place? {
        coordinates(cursor, 2, "[48.86, 2.35]").map { Geo.Place(latitude: $0[0], longitude: $0[1], weight: 1) }
    }

    /// Two coordinates, latitude first, or the four edges of a box, longitudes first.
    private mutating func coordinates(_ cursor: Cursor, _ count: Int, _ example: String) -> [Double]? {
        guard let elements = decoding.list(cursor, minCount: 1, example: example) else { return nil }
        guard elements.count == count else {
            decoding.report(
                .wrongKind(
                    expected: "a list of \(count) numbers", found: "a list of \(elements.count)",
                    key: decoding.lastKey(cursor), example: example), at: cursor)
            return nil
        }
        var values: [Double] = []
        for (i, element) in elements.enumerated() {
            let isLatitude = (i % 2 == 0) == (count == 2)
            guard let value = decoding.number(element, in: isLatitude ? .within(-90, 90) : .within(-180, 180)) else {
                return nil
            }
            values.append(value)
        }
        return values
    }
}

/// The keys of a place to scatter around.
enum GeoPlaceKey: String, DocumentKey {
    case latitude, longitude, weight

    var descriptor: KeyDescriptor {
        switch self {
        case .latitude:
            KeyDescriptor(
                rawValue, .number(.within(-90, 90)), "Degrees north.", aliases: ["lat"], required: true,
                example: "48.86")
        case .longitude:
            KeyDescriptor(
                rawValue, .number(.within(-180, 180)), "Degrees east.", aliases: ["lon", "lng"], required: true,
                example: "2.35")
        case .weight:
            KeyDescriptor(rawValue, .number(.atLeastZero), "How many points, relatively.", default: "1", example: "2")
        }
    }
}

/// Points of one name have one area.
enum GeoReferences {
    static func check(_ columns: [ResolvableColumn], isComplete: Bool, _ decoding: inout Decoding) {
        var areas: [String: Int] = [:]
        for entry in columns {
            guard case .geo(let geo) = entry.column.generator, geo.area != nil, let place = entry.generator else {
                continue
            }
            if let line = areas[geo.name] {
                decoding.report(.generator(.geoTwice(geo.name, firstLine: line)), at: place)
            }
            areas[geo.name] = areas[geo.name] ?? place.location.line
        }
        for entry in columns where isComplete {
            guard case .geo(let geo) = entry.column.generator, areas[geo.name] == nil, let place = entry.generator
            else {
                continue
            }
            decoding.report(
                .generator(.geoWithoutArea(geo.name, others: areas.keys.sorted())), at: place["geo"] ?? place)
        }
    }
}
