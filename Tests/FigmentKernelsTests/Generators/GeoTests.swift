import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// `geo`, and the arcs that it needs.
@Suite struct GeoTests {
    private static let columns = """
        {"name": "latitude", "type": "float", "generator": {"geo": {"bbox": [-10, 40, 20, 60]}}},
        {"name": "longitude", "type": "float", "generator": {"geo": {}}},
        {"name": "json", "type": "json", "generator": {"geo": {"center": [60, 179.9], "radius_km": 50}}},
        {"name": "wkt", "type": "string", "generator": {"geo": {"near": [[48.86, 2.35], {"lat": 45.76, "lon": 4.84,
          "weight": 0.25}], "radius_km": 20}}},
        {"name": "h_lat", "type": "float", "generator": {"geo": {"name": "home", "center": [0, 0], "radius_km": 5000}}},
        {"name": "h_lon", "type": "float32", "generator": {"geo": {"name": "home"}}},
        {"name": "home_point", "type": "json", "generator": {"geo": {"name": "home2", "center": [-90, 0]}}}
        """

    @Test func rowsAreIndependent() throws {
        let document = try GeneratorDocument(Self.columns)
        for name in ["latitude", "longitude", "json", "wkt", "h_lat", "h_lon", "home_point"] {
            try document.checkColumn(name)
        }
    }

    @Test func boxIsEvenByArea() throws {
        let document = try GeneratorDocument(Self.columns, rows: Effort.count(100_000))
        let latitudes = try document.numbers("latitude")
        let longitudes = try document.numbers("longitude")
        #expect(latitudes.allSatisfy { $0 >= 40 && $0 <= 60 } && longitudes.allSatisfy { $0 >= -10 && $0 <= 20 })
        let low = Foundation.sin(40 * Double.pi / 180)
        let high = Foundation.sin(60 * Double.pi / 180)
        #expect(Statistics.kolmogorov(latitudes) { (Foundation.sin($0 * Double.pi / 180) - low) / (high - low) } < 2.69)
        #expect(Statistics.kolmogorov(longitudes) { ($0 + 10) / 30 } < 2.69)
        // Nothing of one coordinate is seen in the other.
        let middle = (low + high) / 2
        var quarters = [0, 0, 0, 0]
        for (latitude, longitude) in zip(latitudes, longitudes) {
            quarters[(Foundation.sin(latitude * Double.pi / 180) < middle ? 0 : 2) + (longitude < 5 ? 0 : 1)] += 1
        }
        #expect(abs(Statistics.score(even: quarters)) < 4.8)
    }

    /// The angle between two points in radians, by the haversine formula.
    private func distance(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
        let r = Double.pi / 180
        let p = Foundation.sin((a.0 - b.0) * r / 2)
        let q = Foundation.sin((a.1 - b.1) * r / 2)
        return 2
            * Foundation.asin(
                min(1, (p * p + Foundation.cos(a.0 * r) * Foundation.cos(b.0 * r) * q * q).squareRoot()))
    }

    private func points(_ texts: [String?], _ separators: CharacterSet) -> [(Double, Double)] {
        texts.compactMap { text in
            let numbers = (text ?? "").components(separatedBy: separators).compactMap(Double.init)
            return numbers.count == 2 ? (numbers[1], numbers[0]) : nil
        }
    }

    @Test func circleIsEven() throws {
        let n = Effort.count(100_000)
        let document = try GeneratorDocument(Self.columns, rows: n)
        let points = points(try document.texts("json"), CharacterSet(charactersIn: "[],"))
        #expect(points.count == n)
        // Across the date line.
        #expect(points.contains { $0.1 < -179 } && points.contains { $0.1 > 179 })
        let radius = 50 / GeoKernel.earthRadiusKm
        let distances = points.map { distance($0, (60, 179.9)) }
        #expect(distances.allSatisfy { $0 <= radius * (1 + 1e-5) })
        let whole = 1 - Foundation.cos(radius)
        #expect(
            Statistics.kolmogorov(distances) { min(1, 2 * Foundation.pow(Foundation.sin($0 / 2), 2) / whole) } < 2.69)
        // As many east as west, north as south.
        let north = points.count { $0.0 > 60 }
        // A parallel cuts a small circle a little off its middle.
        #expect(abs(Double(north) / Double(n) - 0.5) < 0.01)
    }

    @Test func scattersAroundPlaces() throws {
        let n = Effort.count(100_000)
        let document = try GeneratorDocument(Self.columns, rows: n)
        let points = points(try document.texts("wkt"), CharacterSet(charactersIn: "() "))
        #expect(points.count == n)
        let places = [(48.86, 2.35), (45.76, 4.84)]
        let deviation = 20 / GeoKernel.earthRadiusKm
        var near: [[Double]] = [[], []]
        for point in points {
            let d = places.map { distance(point, $0) }
            near[d[0] < d[1] ? 0 : 1].append(min(d[0], d[1]))
        }
        #expect(abs(Statistics.score(near.map(\.count), expected: [0.8, 0.2].map { $0 * Double(n) })) < 4.8)
        for distances in near {
            #expect(
                Statistics.kolmogorov(distances) { 1 - Foundation.exp(-$0 * $0 / (2 * deviation * deviation)) } < 2.69)
        }
    }

    /// Two columns of one name are one point, on a cap so large that they depend on each other.
    @Test func coordinatesShareTheirPoint() throws {
        let document = try GeneratorDocument(Self.columns)
        let pairs = zip(try document.numbers("h_lat"), try document.numbers("h_lon"))
        let radius = 5_000 / GeoKernel.earthRadiusKm
        for point in pairs { #expect(distance(point, (0, 0)) <= radius * 1.00001) }
        let poles = points(try document.texts("home_point"), CharacterSet(charactersIn: "[],"))
        for pole in poles { #expect(distance(pole, (-90, 0)) <= 10 / GeoKernel.earthRadiusKm * 1.0001) }
    }

    @Test func arcs() {
        var x = -40.0
        while x < 40 {
            for value in [x, Foundation.exp(x), -Foundation.exp(x)] {
                let expected = Foundation.atan(value)
                #expect(abs(Elementary.atan(value) - expected) <= 1.5 * expected.ulp)
            }
            for y in [-3.0, -1e-9, 0.0, 2.5, 1e9] {
                let expected = Foundation.atan2(y, x)
                if y != 0 || x > 0 { #expect(abs(Elementary.atan2(y, x) - expected) <= 4 * max(expected.ulp, 1e-18)) }
            }
            x += 0.37
        }
        #expect(Elementary.atan2(0, 0) == 0 && Elementary.atan2(1, 0) == Double.pi / 2)
        #expect(Elementary.atan(.infinity) == Double.pi / 2 && Elementary.atan(.nan).isNaN)
    }

    @Test func golden() throws {
        let document = try GeneratorDocument(Self.columns)
        try document.expectChecksum("latitude", "6092f6cc")
        try document.expectChecksum("json", "98e76da4")
        try document.expectChecksum("wkt", "92fb81b0")
    }
}
