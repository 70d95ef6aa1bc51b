public import FigmentPlan
import FigmentSchema
import FigmentTypes

/// One factor on the weights of Saturdays and Sundays, so that a target on their share is met in (almost) every run and
/// not by luck: the expected share lies four standard deviations inside the band.
///
/// It follows from the document alone: rows are expected rows, never counted ones.
struct WeekendCalibration: Sendable, Equatable {
    /// The expected share as the document's weights have it.
    let natural: Double
    /// The share that is aimed at.
    let wanted: Double
    /// What the weights of Saturdays and Sundays are multiplied by.
    let factor: Double
    /// The band is narrower than eight standard deviations: the target may be missed.
    let isNarrow: Bool

    init(natural: Double, _ target: InstantPlan.WeekendTarget, rows: Double) {
        self.natural = natural
        // The deviation where it is greatest within the band.
        let p = min(max(0.5, target.low), target.high)
        let deviation = (p * (1 - p) / max(1, rows)).squareRoot()
        let width = target.high - target.low
        isNarrow = width < 8 * deviation
        // Windows that begin or end at other instants shift the share a little: stay further inside.
        let margin = target.isRough ? max(4 * deviation, width / 4) : 4 * deviation
        let low = target.low > 0 ? target.low + margin : 0
        let high = target.high < 1 ? target.high - margin : 1
        wanted = low <= high ? min(max(natural, low), high) : (target.low + target.high) / 2
        // Without any weekend (or any weekday) in the window no factor helps.
        let isPossible = natural > 0 && natural < 1
        factor = isPossible && wanted != natural ? wanted * (1 - natural) / ((1 - wanted) * natural) : 1
    }
}

extension InstantPlan {
    /// The plan with the weights that meet its target on weekends.
    func calibrated(rows: Double) -> InstantPlan {
        guard let calibration = weekendCalibration(rows: rows), calibration.factor != 1, calibration.factor.isFinite
        else { return self }
        var result = self
        result.patterns.append(InstantGrid.weekendWeights(calibration.factor))
        return result
    }

    /// Nil where the document has no such target.
    func weekendCalibration(rows: Double) -> WeekendCalibration? {
        guard let weekend, diffusion == nil else { return nil }
        return WeekendCalibration(natural: InstantGrid(self).weekendShare, weekend, rows: rows)
    }
}

/// What a target on weekends comes to, for people.
public struct CalibrationFinding: Sendable {
    public let table: String
    public let column: String
    /// The share that the document's weights give.
    public let natural: Double
    /// The share aimed at.
    public let wanted: Double
    /// On the weights of Saturdays and Sundays; 1 where nothing is changed.
    public let factor: Double
    /// The band is so narrow that chance may miss it.
    public let isNarrow: Bool

    /// The targets of a plan, in its order.
    public static func all(_ plan: Plan) -> [CalibrationFinding] {
        let rows = ExpectedRows(plan).rows
        return plan.tables.enumerated().flatMap { index, table in
            table.columns.compactMap { column in
                guard case .instants(let instants) = column.recipe,
                    let found = instants.weekendCalibration(rows: rows[index])
                else { return nil }
                return CalibrationFinding(
                    table: table.name, column: column.name, natural: found.natural, wanted: found.wanted,
                    factor: found.factor, isNarrow: found.isNarrow)
            }
        }
    }
}
