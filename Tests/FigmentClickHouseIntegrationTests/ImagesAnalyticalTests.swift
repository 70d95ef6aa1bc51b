import FigmentTestSupport
import Foundation
import Testing

@testable import FigmentClickHouse

/// What images_analytical holds, asked of real servers by SQL.
@Suite(.serialized) struct ImagesAnalyticalTests {
    static let rows = 60_000

    /// A table of the rows on each server.
    private static let places: [TestServer.Kind: Result<String, any Error>] = Dictionary(
        uniqueKeysWithValues: TestServer.Kind.allCases.map { kind in
            (
                kind,
                Result {
                    let server = try TestServer.server(kind)
                    let database = try server.makeDatabase()
                    let load = CommandLine(try server.uri(database), try TemporaryDirectory())
                    let result = try load.run(
                        "load --builtin images_analytical --create-table --seed shares --rows \(rows)")
                    if result.exitCode != 0 { throw TestServer.NotStarted(reason: result.errors) }
                    return database
                }
            )
        })

    private func ask(_ kind: TestServer.Kind, _ sql: String) throws -> String {
        let database = try #require(Self.places[kind]).get()
        let answer = try TestServer.server(kind).query(sql, database: database)
        return answer.trimmingCharacters(in: .newlines)
    }

    private func numbers(_ kind: TestServer.Kind, _ sql: String) throws -> [Double] {
        try ask(kind, sql).split(whereSeparator: \.isWhitespace).map { Double($0) ?? .nan }
    }

    /// A condition, its share, and among which rows.
    struct Share: Sendable, CustomTestStringConvertible {
        var condition: String
        var share: Double
        var among = "1"
        var testDescription: String { condition + (among == "1" ? "" : " among " + among) }
        init(_ condition: String, _ share: Double, among: String = "1") {
            self.condition = condition
            self.share = share
            self.among = among
        }
    }

    static let shares: [Share] = [
        Share("gender_id = 1 AND gender = 'woman'", 0.66), Share("gender_id = 2 AND gender = 'man'", 0.33),
        Share("gender_id = 0 AND gender = ''", 0.01),
        Share("age_id = 6 AND age = 'adult'", 0.5), Share("age_id = 5 AND age = 'young'", 0.25),
        Share("age_id = 4 AND age = 'teenager'", 0.1), Share("age_id = 3 AND age = 'child'", 0.05),
        Share("age_id = 1 AND age = 'baby'", 0.05), Share("age_id = 7 AND age = 'old'", 0.05),
        Share("age_detail_id = 0", 0.3), Share("age_detail_id = 1", 0.05, among: "age_detail_id > 0"),
        Share("age_detail_id = 20", 0.05, among: "age_detail_id > 0"),
        Share("site_name = 'Getty' AND site_name_id = 1", 0.4), Share("site_name = 'Shutterstock'", 0.08),
        Share("site_name = 'Adobe'", 0.08), Share("site_name = 'iStock'", 0.08), Share("site_name = 'Pexels'", 0.05),
        Share("site_name = 'Unsplash'", 0.05), Share("site_name_id >= 7 AND site_name_id <= 18", 0.26),
        Share("site_name = 'Afripics' AND site_name_id = 18", 0.26 / 12),
        Share("ethnicity_white", 0.7), Share("ethnicity_asian", 0.1), Share("ethnicity_black", 0.08),
        Share("ethnicity_hispanic", 0.05), Share("ethnicity_middle_eastern", 0.03),
        Share("ethnicity_native_american", 0.02), Share("ethnicity_pacific_islander", 0.01),
        Share("ethnicity_mixed", 0.005), Share("ethnicity_other", 0.005),
        Share("location_id = 0 AND country_code = '' AND region = ''", 0.3),
        Share("country_code = 'US' AND location_id = 1", 0.7 / 15),
        Share("country_code = 'UA' AND location_id = 15", 0.7 / 15),
        Share("has_face", 0.6), Share("has_body", 0.75, among: "has_face"),
        Share("has_body", 0.2, among: "NOT has_face"), Share("has_hands", 0.5, among: "has_body"),
        Share("has_hands", 0.1, among: "NOT has_body"), Share("has_left_hand", 0.6, among: "has_hands"),
        Share("has_right_hand", 0.6, among: "has_hands"),
        Share("has_left_hand AND has_right_hand", 0.36, among: "has_hands"),
        Share("has_feet", 0.55, among: "has_body"), Share("has_feet", 0.05, among: "NOT has_body"),
        Share("is_face_distant", 0.15, among: "has_face"), Share("is_small", 0.1),
        Share("is_face_no_lms", 0.05, among: "has_face"),
        Share("isNull(body_pose_cluster_256)", 0.3), Share("isNull(body_pose_cluster_512)", 0.3),
        Share("isNull(body_pose_cluster_768)", 0.3), Share("isNull(hand_poses_cluster_32)", 0.5),
        Share("isNull(hand_gesture_cluster_32)", 0.5), Share("isNull(hand_gesture_cluster_128)", 0.5),
        Share("isNull(arms_poses3D_cluster_64)", 0.6), Share("isNull(arm_poses3D_cluster_128)", 0.6),
        Share("isNull(hand_position_cluster_128)", 0.4), Share("isNull(hsv_cluster)", 0.25),
        Share("isNull(meta_hsv_cluster)", 0.25), Share("isNull(face_cluster)", 0.2),
        Share("empty(keyword_ids)", 0.1), Share("length(keyword_ids) = 1", 0.2 / 3),
        Share("length(keyword_ids) > 15", 0.05 * 5 / 6), Share("length(keyword_ids) BETWEEN 8 AND 9", 0.2 * 2 / 8),
        Share("detection_count = 0", 0.2), Share("detection_count = 1", 0.3),
        Share("detection_count = 2", 0.25 / 3), Share("detection_count BETWEEN 5 AND 7", 0.15 * 3 / 5),
        Share("detection_count >= 8", 0.1),
        Share("topic_id_1 > 0", 0.8), Share("topic_id_2 > 0", 0.6, among: "topic_id_1 > 0"),
        Share("topic_id_3 > 0", 0.4, among: "topic_id_2 > 0"), Share("topic_id_1 = 100", 0.01, among: "topic_id_1 > 0"),
        Share("isNotNull(is_not_face_topic_id)", 0.1), Share("isNotNull(is_face_model_topic_id)", 0.05),
        Share("isNotNull(affect_id)", 0.2),
        Share("toYear(upload_date) = 2020", 0.2), Share("toYear(upload_date) = 2024", 0.2),
        Share("toMonth(upload_date) = 2", 1.0 / 12), Share("toMonth(upload_date) = 12", 1.0 / 12),
        Share("toDayOfMonth(upload_date) = 1", 1.0 / 28), Share("toDayOfMonth(upload_date) = 28", 1.0 / 28),
        Share("width = 0 AND height = 0", 0.1), Share("width BETWEEN 3790 AND 3890", 0.09),
    ]

    @Test(arguments: shares) func share(_ share: Share) throws {
        let found = try numbers(
            .old, "SELECT countIf(\(share.condition)), count() FROM images_analytical WHERE \(share.among)")
        let n = found[1]
        let deviation = (share.share * (1 - share.share) / n).squareRoot()
        #expect(abs(found[0] / n - share.share) < 5 * deviation, "\(found[0] / n) of \(n), not \(share.share)")
    }

    /// What must hold in every row; a condition counts the rows that break it.
    static let laws =
        [
            // Booleans agree with the one id.
            "length(ethnicity_ids) != 1",
            "ethnicity_white != (ethnicity_ids[1] = 1) OR ethnicity_asian != (ethnicity_ids[1] = 2)",
            "ethnicity_black != (ethnicity_ids[1] = 3) OR ethnicity_hispanic != (ethnicity_ids[1] = 4)",
            "ethnicity_middle_eastern != (ethnicity_ids[1] = 5) OR ethnicity_native_american != (ethnicity_ids[1] = 6)",
            "ethnicity_pacific_islander != (ethnicity_ids[1] = 7) OR ethnicity_mixed != (ethnicity_ids[1] = 8)",
            "ethnicity_other != (ethnicity_ids[1] = 9)",
            // Presence.
            "(has_left_hand OR has_right_hand) AND NOT has_hands",
            "(is_face_distant OR is_face_no_lms) AND NOT has_face",
            "NOT has_face AND (face_x != 0 OR face_y != 0 OR face_z != 0 OR mouth_gap != 0)",
            "has_face AND (face_x < -33 OR face_x > -27 OR abs(face_y) > 2 OR abs(face_z) > 2)",
            "toFloat64(mouth_gap) < 0 OR toFloat64(mouth_gap) > 0.5",
            // Ids and scores appear together.
            "(topic_id_1 > 0) != (topic_score_1 > 0) OR (topic_id_2 > 0) != (topic_score_2 > 0)",
            "(topic_id_3 > 0) != (topic_score_3 > 0)",
            "isNotNull(is_not_face_topic_id) != (is_not_face_score > 0)",
            "isNotNull(is_face_model_topic_id) != (is_face_model_score > 0)",
            "isNotNull(affect_id) != (affect_score > 0)",
            "topic_score_1 > 0 AND (topic_score_1 < 0.2999 OR topic_score_1 > 1)",
            "topic_score_2 > 0 AND (topic_score_2 < 0.1999 OR topic_score_2 > 0.7001)",
            "topic_score_3 > 0 AND (topic_score_3 < 0.0999 OR topic_score_3 > 0.4001)",
            "abs(topic_score_1 * 1000 - round(topic_score_1 * 1000)) > 0.001",
            "topic_id_1 > 100 OR topic_id_2 > 100 OR topic_id_3 > 100 OR affect_id > 50 OR is_not_face_topic_id > 200",
            "topic_id_2 > 0 AND topic_id_1 = 0 OR topic_id_3 > 0 AND topic_id_2 = 0",
            // Clusters.
            "body_pose_cluster_256 < 1 OR body_pose_cluster_256 > 256 OR body_pose_cluster_768 > 768",
            "hand_poses_cluster_32 < 1 OR hand_poses_cluster_32 > 32 OR hand_position_cluster_128 > 128",
            "isNotNull(obj_cluster)",
            // Detections.
            "detection_count != length(detection_classes)",
            "detection_count > 0 AND detection_top_class_id != detection_classes[1]",
            "detection_count = 0 AND (detection_top_class_id != 0 OR detection_top_class_confidence != 0)",
            "detection_count > 0 AND (detection_top_class_confidence < 0.5 OR detection_top_class_confidence > 1)",
            "arrayExists(x -> x < 1 OR x > 80, detection_classes)",
            "arrayExists(x -> x < 1 OR x > 10000, keyword_ids) OR length(keyword_ids) > 20",
            // Names, sizes, dates.
            "position(site_image_id, concat('site-', toString(site_name_id), '-', toString(image_id), '-')) != 1",
            "NOT match(site_image_id, '^site-[0-9]+-[0-9]+-[0-9]{1,6}$')",
            "(width = 0) != (height = 0)", "is_dupe_of != 0",
            "upload_date < toDate('2020-01-01') OR upload_date > toDate('2024-12-28') OR toDayOfMonth(upload_date) > 28",
            "NOT match(author, '^[A-Z][a-z]+ [A-Z][a-z]+$')",
            // A sentence: a capital letter, an end, single spaces, no place left open, no article before a wrong sound.
            "NOT match(caption, '^[A-Z][a-zA-Z,. ’é-]*')", "NOT match(caption, '[a-zé]\\\\.$')",
            "position(caption, '  ') > 0 OR position(caption, ' ,') > 0 OR position(caption, ' .') > 0",
            "match(caption, '[{}]') OR match(caption, '\\\\. ') OR match(caption, ',,')",
            "match(caption, '(^| )[Aa] [aeio]') OR match(caption, '(^| )[Aa]n [^aeiou]')",
            "length(caption) < 20 OR length(caption) > 250",
        ] + captionLaws

    /// Whoever is in a caption has the gender and the age of the row, and is alone.
    private static let captionLaws: [String] = {
        func names(_ words: String) -> String { "match(caption, '(?i)(^|[^a-z])(\(words))([^a-z]|$)')" }
        let women = names(
            "wom[ae]n|girls?|she|her|mother|(great-)?grandmother|businesswoman|policewoman|sportswoman|waitress|actress"
                + "|saleswoman|stewardess|landlady|seamstress|craftswoman")
        let men = names(
            "m[ae]n|boys?|he|his|father|(great-)?grandfather|businessman|policeman|sportsman|waiter|actor|salesman|steward"
                + "|landlord|craftsman|fisherman|full beard|beard|moustache|goatee|stubble")
        let ages = [
            ("baby", "baby|newborn|[a-z]+-month-old"),
            ("child", "little|(five|six|seven|eight|nine|ten|eleven)-year-old"),
            ("teenager", "teenager?|[a-z]+teen-year-old"), ("young", "young|twenties"),
            ("old", "elderly|retired|pensioner|(great-)?grand(mother|father|parent)|seventies|eighties"),
        ]
        let grown = names("drinking coffee|leather|suit|tattoo|wedding|wine|headset|overalls")
        return [
            "gender != 'woman' AND \(women)", "gender != 'man' AND \(men)",
            "gender != '' AND match(caption, '(^|[^a-z])their([^a-z]|$)')",
            "age IN ('baby', 'child', 'teenager') AND \(grown)",
            "age = 'baby' AND \(names("standing|running|reading|writing|typing|driving|walking|dancing|cooking"))",
            "match(caption, 'hand in hand|shaking hands|with (twins|friends|a colleague)|break from|concentrated')",
            "match(caption, '(lying|sitting|crossing|scratching|folding|rubbing|covering) (on )?the [a-z]+[,. ]')",
        ] + ages.map { age, words in "(age = '\(age)') != \(names(words))" }
    }()

    @Test(arguments: laws) func holds(_ law: String) throws {
        #expect(try numbers(.old, "SELECT countIf(\(law)) FROM images_analytical") == [0], "\(law)")
    }

    @Test(arguments: TestServer.Kind.allCases) func keysAreCounted(_ kind: TestServer.Kind) throws {
        let found = try numbers(
            kind, "SELECT count(), uniqExact(image_id), min(image_id), max(image_id) FROM images_analytical")
        #expect(found == [Double(Self.rows), Double(Self.rows), 1, Double(Self.rows)])
    }

    /// Both servers hold the same.
    @Test func serversAgree() throws {
        // By functions of texts and integers, which no version has changed.
        let sql = """
            SELECT sum(cityHash64(caption)), sum(cityHash64(site_image_id)), sum(arraySum(keyword_ids)), \
            toInt64(sum(face_x) * 1000), sum(toUInt32(toDate(upload_date))), sum(toUnixTimestamp(updated_at)), \
            sum(width), sum(height), sum(location_id), sum(detection_count) FROM images_analytical
            """
        #expect(try ask(.old, sql) == ask(.modern, sql))
    }

    /// The table of the specification, as a present server has it.
    @Test func tableIsAsSpecified() throws {
        let server = try TestServer.server(.modern)
        let database = try #require(Self.places[.modern]).get()
        let table = try server.query("SHOW CREATE TABLE images_analytical FORMAT TSVRaw", database: database)
        for text in [
            "ReplacingMergeTree(updated_at)", "allow_nullable_key = 1",
            "(has_face, detection_top_class_id, body_pose_cluster_512, hand_position_cluster_128, site_name_id, "
                + "location_id, upload_date, image_id)",
        ] { #expect(table.contains(text), "\(text) in \(table)") }
        let columns = try server.query(
            "SELECT concat(name, ' ', type) FROM system.columns WHERE database = '\(database)' AND "
                + "table = 'images_analytical' AND name NOT LIKE '\\_%' ORDER BY position FORMAT TSVRaw",
            database: database
        ).split(separator: "\n").map(String.init)
        #expect(columns == Self.specification.split(separator: "; ").map(String.init))
    }

    private static let specification = """
        image_id UInt32; site_name_id UInt8; site_name LowCardinality(String); site_image_id String; gender_id UInt8; \
        gender LowCardinality(String); age_id UInt8; age LowCardinality(String); age_detail_id UInt8; \
        location_id UInt16; country_code LowCardinality(String); region LowCardinality(String); \
        keyword_ids Array(UInt32); ethnicity_ids Array(UInt8); ethnicity_white Bool; ethnicity_black Bool; \
        ethnicity_asian Bool; ethnicity_hispanic Bool; ethnicity_middle_eastern Bool; ethnicity_native_american Bool; \
        ethnicity_pacific_islander Bool; ethnicity_mixed Bool; ethnicity_other Bool; has_face Bool; has_body Bool; \
        has_feet Bool; has_hands Bool; has_left_hand Bool; has_right_hand Bool; is_face_distant Bool; is_small Bool; \
        is_face_no_lms Bool; face_x Decimal(6, 3); face_y Decimal(6, 3); face_z Decimal(6, 3); \
        mouth_gap Decimal(6, 3); body_pose_cluster_256 Nullable(UInt16); body_pose_cluster_512 Nullable(UInt16); \
        body_pose_cluster_768 Nullable(UInt16); hand_poses_cluster_32 Nullable(UInt8); \
        hand_gesture_cluster_32 Nullable(UInt8); hand_gesture_cluster_64 Nullable(UInt8); \
        hand_gesture_cluster_128 Nullable(UInt8); arms_poses3D_cluster_64 Nullable(UInt8); \
        arm_poses3D_cluster_128 Nullable(UInt8); hand_position_cluster_128 Nullable(UInt8); \
        hsv_cluster Nullable(UInt16); meta_hsv_cluster Nullable(UInt16); face_cluster Nullable(UInt16); \
        topic_id_1 UInt16; topic_id_2 UInt16; topic_id_3 UInt16; topic_score_1 Float32; topic_score_2 Float32; \
        topic_score_3 Float32; is_not_face_topic_id Nullable(UInt16); is_not_face_score Float32; \
        is_face_model_topic_id Nullable(UInt16); is_face_model_score Float32; affect_id Nullable(UInt16); \
        affect_score Float32; detection_count UInt16; detection_classes Array(UInt8); detection_top_class_id UInt8; \
        detection_top_class_confidence Float32; obj_cluster Nullable(UInt16); upload_date Date; \
        author LowCardinality(String); caption String; content_url String; width UInt16; height UInt16; \
        is_dupe_of UInt32; updated_at DateTime
        """
}
