import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Points on a sphere: a coordinate in degrees, a structure of both, WKT (`POINT(2.35 48.86)`) or a GeoJSON point, these
/// longitude first.
///
/// Coordinates are rounded to seven digits behind the point, about a centimetre.
struct GeoKernel: Kernel {
    let area: Geo.Area
    let part: Geo.Part
    let type: DataType
    /// Of the point's name, not of the column: two words for the place, one for which of several.
    let keys: (first: StreamKey, second: StreamKey, place: StreamKey)
    private let places: AliasTable?

    var form: Form { type.isStructure ? .structure([.plain, .plain]) : .plain }

    init(_ area: Geo.Area, part: Geo.Part, type: DataType, key: StreamKey) {
        self.area = area
        self.part = part
        self.type = type
        keys = (key.child(0), key.child(1), key.child(2))
        if case .near(let all, _) = area { places = AliasTable(weights: all.map(\.weight)) } else { places = nil }
    }

    static var earthRadiusKm: Double { 6_371.0088 }
    private static var perDegree: Double { 3.14159265358979311600e+00 / 180 }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let first = scratch.borrow()
        let second = scratch.borrow()
        let latitudes = UnsafeMutableRawPointer(first).assumingMemoryBound(to: Double.self)
        let longitudes = UnsafeMutableRawPointer(second).assumingMemoryBound(to: Double.self)
        keys.first.fill(rows, into: first)
        keys.second.fill(rows, into: second)
        for i in 0..<n {
            latitudes[i] = Uniform.openDouble(first[i])
            longitudes[i] = Uniform.openDouble(second[i])
        }
        draw(rows, latitudes, longitudes, scratch)
        switch part {
        case .latitude: StoreNumbers.doubles(latitudes, n, as: type, into: column, scratch)
        case .longitude: StoreNumbers.doubles(longitudes, n, as: type, into: column, scratch)
        case .whole:
            if let fields = type.coordinates {
                let latitude = column.children[fields.latitude]
                let longitude = column.children[fields.longitude]
                StoreNumbers.doubles(latitudes, n, as: latitude.type, into: latitude, scratch)
                StoreNumbers.doubles(longitudes, n, as: longitude.type, into: longitude, scratch)
                column.count += n
                break
            }
            for i in 0..<n { appendPoint(latitudes[i], longitudes[i], to: column) }
        }
        scratch.giveBack(second)
        scratch.giveBack(first)
    }

    private func draw(
        _ rows: RowBlock, _ latitudes: UnsafeMutablePointer<Double>, _ longitudes: UnsafeMutablePointer<Double>,
        _ scratch: Scratch
    ) {
        let n = rows.count
        switch area {
        case .box(let west, let south, let east, let north):
            let low = Elementary.sin(south * GeoKernel.perDegree)
            let high = Elementary.sin(north * GeoKernel.perDegree)
            let width = east >= west ? east - west : east - west + 360
            for i in 0..<n {
                // Equal areas lie between equally distant sines.
                let sine = low + latitudes[i] * (high - low)
                let degrees = Elementary.atan2(sine, max(0, 1 - sine * sine).squareRoot()) / GeoKernel.perDegree
                latitudes[i] = min(max(GeoKernel.rounded(degrees), south), north)
                longitudes[i] = GeoKernel.wrapped(west + longitudes[i] * width)
            }
        case .circle(let center, let radius):
            let half = Elementary.sin(min(radius / GeoKernel.earthRadiusKm, 3.14159265358979311600e+00) / 2)
            for i in 0..<n {
                // 1 − cos d is even over a cap.
                let rise = latitudes[i] * 2 * half * half
                place(center, rise, longitudes[i], i, latitudes, longitudes)
            }
        case .near(let all, let deviation):
            let words = scratch.borrow()
            let picked = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
            scratch.withBits(keys.place, rows) { bits in places?.pick(bits, n, into: picked) }
            for i in 0..<n {
                let distance = deviation * (-2 * Elementary.log(latitudes[i])).squareRoot()
                let half = Elementary.sin(min(distance / GeoKernel.earthRadiusKm, 3.14159265358979311600e+00) / 2)
                place(all[Int(picked[i])], 2 * half * half, longitudes[i], i, latitudes, longitudes)
            }
            scratch.giveBack(words)
        }
    }

    /// The point at an angular distance d, given as 1 − cos d, in a direction given as a share of the circle.
    @inline(__always)
    private func place(
        _ center: Geo.Place, _ rise: Double, _ turn: Double, _ i: Int, _ latitudes: UnsafeMutablePointer<Double>,
        _ longitudes: UnsafeMutablePointer<Double>
    ) {
        let latitude = center.latitude * GeoKernel.perDegree
        let (sine, cosine) = (Elementary.sin(latitude), Elementary.cos(latitude))
        let bearing = turn * 6.28318530717958623200e+00
        let cosDistance = 1 - rise
        let sinDistance = max(0, rise * (2 - rise)).squareRoot()
        // East, north and up of the centre's horizon, turned to the earth's axis.
        let east = sinDistance * Elementary.sin(bearing)
        let north = sinDistance * Elementary.cos(bearing)
        let z = sine * cosDistance + cosine * north
        let x = cosine * cosDistance - sine * north
        let degrees = Elementary.atan2(z, (x * x + east * east).squareRoot()) / GeoKernel.perDegree
        latitudes[i] = GeoKernel.rounded(degrees)
        longitudes[i] = GeoKernel.wrapped(center.longitude + Elementary.atan2(east, x) / GeoKernel.perDegree)
    }

    private static func rounded(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }

    private static func wrapped(_ degrees: Double) -> Double {
        let rounded = rounded(degrees)
        return rounded > 180 ? rounded - 360 : rounded < -180 ? rounded + 360 : rounded
    }

    private func appendPoint(_ latitude: Double, _ longitude: Double, to column: Column) {
        column.bytes.reserve(128)
        column.bytes.append(type == .json ? #"{"type":"Point","coordinates":["# : "POINT(")
        column.bytes.count += writeShortest(longitude, to: column.bytes.end)
        column.bytes.append(UInt8(ascii: type == .json ? "," : " "))
        column.bytes.count += writeShortest(latitude, to: column.bytes.end)
        column.bytes.append(type == .json ? "]}" : ")")
        column.endText()
    }
}
