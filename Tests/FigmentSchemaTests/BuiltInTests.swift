import FigmentSchema
import FigmentTypes
import Testing

@Suite struct BuiltInTests {
    @Test(arguments: BuiltInSchema.all.map(\.id)) func loadsWithoutFindings(_ id: String) throws {
        let result = SchemaLoader().load(id: id, options: .init(isStrict: true))
        #expect(result.rendered() == "")
        let dataset = try #require(result.dataset)
        #expect(dataset.dialect == (id == "images_analytical" ? .relational : .collection))
        #expect(dataset.tables.count == 1)
        #expect(dataset.description != nil)
    }

    @Test func idsAreDistinctAndInOrder() {
        #expect(
            BuiltInSchema.all.map(\.id) == [
                "simple", "ecommerce", "documents", "images", "users", "videos", "news", "audio_transcripts",
                "ai_conversations", "face_recognition", "ecommerce_partitioned", "cardinality_demo", "dynamic_example",
                "images_analytical",
            ])
        #expect(BuiltInSchema.all.allSatisfy { !$0.title.isEmpty && !$0.useCases.isEmpty })
    }

    /// The list of the specification, in its own notation: `V(n)` VarChar, `FV` FloatVector, `A(cap,len)` Array of
    /// VarChar, `?` nullable, `[a,b]` bounds, `PK` primary key, `+` auto_id, `~r` ratio, `=n` number of enum values.
    static let specification = [
        "simple simple_example: id Int64 PK+; name V(100); description V(500); price Float[0.01,1000]; in_stock Bool; "
            + "embedding FV128",
        "ecommerce ecommerce_products: product_id Int64 PK+; product_name V(200); category V(100); brand V(100)?; "
            + "price Float[0.01,10000]; rating Float[1,5]?; stock_quantity Int32[0,10000]; tags A(10,50); "
            + "is_available Bool; metadata JSON; description_embedding FV768; image_embedding FV512",
        "documents document_search: doc_id V(100) PK; title V(300); content V(10000); author V(100)?; doc_type V(50); "
            + "language V(10); word_count Int32[1,100000]; publish_date Int64; categories A(5,100); is_public Bool; "
            + "properties JSON; text_embedding FV1536",
        "images image_gallery: image_id Int64 PK+; filename V(255); image_url V(500); width Int32[1,10000]; "
            + "height Int32[1,10000]; file_size Int64[1,1e8]; format V(10); alt_text V(500)?; upload_date Int64; "
            + "tags A(15,50); is_public Bool; exif_data JSON?; visual_embedding FV2048; clip_embedding FV512",
        "users user_profiles: user_id Int64 PK+; username V(50); email V(100); age Int32[13,120]?; gender V(20)?; "
            + "country V(100)?; registration_date Int64; last_login Int64?; total_purchases Int32[0,10000]; "
            + "total_spent Float[0,1e6]; interests A(20,50); is_premium Bool; is_active Bool; profile_data JSON; "
            + "behavioral_embedding FV256",
        "videos video_library: video_id V(50) PK; title V(200); description V(2000); duration_seconds Int32[1,36000]; "
            + "resolution V(20); fps Int32[1,120]; file_size_mb Float[0.1,50000]; upload_date Int64; "
            + "view_count Int64[0,1e10]; like_count Int64[0,1e9]; language V(10)?; category V(50); tags A(20,30); "
            + "is_published Bool; has_subtitles Bool; metadata JSON; thumbnail_embedding FV512; content_embedding FV1024",
        "news news_articles: article_id Int64 PK+; headline V(300); summary V(1000); full_text V(50000); author V(100)?; "
            + "source V(100); category V(50); subcategory V(50)?; publish_date Int64; word_count Int32[50,10000]; "
            + "reading_time_minutes Int32[1,60]; geographic_focus A(10,100); entities A(20,100); "
            + "sentiment_score Float[-1,1]?; is_breaking Bool; has_images Bool; metadata JSON; headline_embedding FV384; "
            + "content_embedding FV768",
        "audio_transcripts audio_transcripts: id Int64 PK+; audio_file V(255); transcript V(5000); language V(10); "
            + "duration_seconds Float[0.1,7200]; confidence_score Float[0,1]; speaker_count Int8[1,10]; "
            + "audio_embedding Float16Vector768; keywords A(20,50); metadata JSON?",
        "ai_conversations ai_conversations: id Int64 PK+; conversation_id V(50); user_id V(50); model_name V(100); "
            + "user_message V(4000); ai_response V(8000); timestamp Int64[0,9999999999]; token_count Int32[1,20000]; "
            + "response_time_ms Int32[10,60000]; satisfaction_score Float[0,5]?; "
            + "conversation_embedding BFloat16Vector1024; topics A(10,50); context JSON?",
        "face_recognition face_recognition: id Int64 PK+; person_id V(50); person_name V(200); "
            + "capture_timestamp Int64[0,9999999999]; camera_id V(50); location V(200); confidence_score Float[0,1]; "
            + "age_estimate Int8[0,120]?; gender V(20)?; emotion V(50)?; face_encoding BinaryVector512; "
            + "face_landmarks BinaryVector256; attributes A(15,50); metadata JSON?",
        "ecommerce_partitioned ecommerce_products_partitioned: product_id Int64 PK+; tenant_id V(64)~0.005; "
            + "product_name V(200); category V(100)=10; brand V(100)?~0.05; price Float[0.01,10000]; rating Float[1,5]?; "
            + "stock_quantity Int32[0,10000]; tags A(10,50); is_available Bool; "
            + "created_at Int64[1609459200,1735689600]; metadata JSON; description_embedding FV768",
        "cardinality_demo cardinality_demo: id Int64 PK+; status V(20)=4; country_code V(2)~0.01; "
            + "user_segment Int32[1,100]~0.01; product_sku V(50)~0.2; session_id V(64)~0.95; priority_level Int8=5; "
            + "temperature Float[-50,50]~0.1; score Double[0,100]~0.8; feature_vector FV128",
        "dynamic_example dynamic_example: id Int64 PK+; title V(200); category V(50); embedding FV384",
    ]

    @Test(arguments: specification) func isAsSpecified(_ line: String) throws {
        let halves = line.split(separator: ":", maxSplits: 1)
        let names = halves[0].split(separator: " ")
        let dataset = try #require(SchemaLoader().load(id: String(names[0])).dataset)
        #expect(dataset.name == names[1])
        let ours = dataset.tables[0].columns.map(Self.notation)
        let theirs = halves[1].split(separator: ";").map { String($0.drop { $0 == " " }) }
        #expect(ours == theirs)
    }

    private static func notation(_ column: ColumnSpec) -> String {
        var text = column.name + " "
        switch column.type {
        case .utf8: text += "V(\(column.maxLength ?? 0))"
        case .list(.utf8): text += "A(\(column.maxCapacity ?? 0),\(column.maxLength ?? 0))"
        case .vector(.float32, let dim): text += "FV\(dim)"
        case .vector(_, let dim): text += "\(column.declaredType)\(dim)"
        default: text += column.declaredType
        }
        if let low = column.minimum, let high = column.maximum { text += "[\(short(low)),\(short(high))]" }
        if column.isNullable { text += "?" }
        if let ratio = column.cardinalityRatio { text += "~\(ratio)" }
        if let values = column.enumValues { text += "=\(values.count)" }
        if column.isPrimary { text += column.isAutoID ? " PK+" : " PK" }
        return text
    }

    /// 1e8 for 100000000, as the specification writes round numbers.
    private static func short(_ literal: Literal) -> String {
        guard let number = literal.number else { return "?" }
        guard let integer = Int64(exactly: number) else { return "\(number)" }
        for (power, text) in [
            (1_000_000, "1e6"), (100_000_000, "1e8"), (1_000_000_000, "1e9"), (10_000_000_000, "1e10"),
        ]
        where integer == power {
            return text
        }
        return "\(integer)"
    }

    @Test func partitionsAndDynamicFields() throws {
        let partitioned = try #require(SchemaLoader().load(id: "ecommerce_partitioned").dataset?.tables[0])
        #expect(partitioned.collection?.partitionCount == 128)
        #expect(partitioned.columns.filter(\.isPartitionKey).map(\.name) == ["tenant_id"])
        let example = try #require(SchemaLoader().load(id: "dynamic_example").dataset?.tables[0].collection)
        #expect(example.enablesDynamicField)
        #expect(
            example.dynamicFields.map { "\($0.name) \($0.kind.rawValue) \($0.probability)" } == [
                "author String 0.8", "views Int 0.9", "rating Float 0.7", "tags Array 0.6", "is_featured Bool 0.3",
                "metadata JSON 0.5", "status String 0.85",
            ])
        #expect(example.dynamicFields[0].values.count == 5)
        #expect(example.dynamicFields[1].minimum == 100 && example.dynamicFields[1].maximum == 10_000)
        #expect(example.dynamicFields[3].arrayMinLength == 1 && example.dynamicFields[3].arrayMaxLength == 4)
        #expect(example.dynamicFields[6].values.count == 4)
    }

    @Test func unknownIDsGetTheNearest() throws {
        let error = try #require(SchemaLoader().load(id: "ecomerce").diagnostics.first)
        #expect(error.code == "file.unknownSchema")
        #expect(error.message.contains("did you mean \"ecommerce\"?"))
        #expect(error.fix == "ecommerce")
    }
}
