/// The shapes of JSON documents, as templates of ``JSONProgram``.
enum JSONShapes {
    /// The shapes that suit a field's name.
    static func shapes(fieldName: String) -> [String] {
        let name = fieldName.lowercased()
        let families: [(words: [String], shapes: [String])] = [
            (["exif", "camera"], exif),
            (["profile", "user", "preference", "customer", "person"], profile),
            (["config", "setting", "option", "parameter", "params"], config),
            (["context", "session", "request", "conversation"], context),
            (["event", "payload", "action", "log"], event),
            (["metric", "stat", "measure", "reading", "telemetry", "score"], metric),
            (["address", "location", "geo"], place),
            (["attribute", "spec", "dimension", "product"], product),
            (["propert", "document", "doc"], document + product),
        ]
        for family in families where family.words.contains(where: { name.contains($0) }) { return family.shapes }
        return product + event + config + metric + document
    }

    static let product = [
        #"{"brand":"<brand>","material":"<material>","colors":["<colour>","<colour>"],"dimensions":{"width_cm":<dec 50 1800 1>,"height_cm":<dec 20 2200 1>,"depth_cm":<dec 10 900 1>},"weight_kg":<dec 5 2500 2>,"warranty_months":<int 6 60>,"fragile":<bool>}"#,
        #"{"sku":"<skuGroup>-<d3><d3>","stock":{"warehouse":"<city>","quantity":<int 0 500>,"reserved":<int 0 40>},"supplier":{"name":"<companyRoot> <companyField>","country":"<countryCode>","lead_time_days":<int 1 45>},"tags":["<tag>","<tag>"],"on_sale":<bool>}"#,
        #"{"category":{"main":"<category>","sub":"<subcategory>"},"ratings":{"average":<dec 10 50 1>,"count":<int 0 4200>},"shipping":{"class":"<size>","free":<bool>,"days":[<int 1 3>,<int 4 9>]},"origin":"<country>"}"#,
    ]
    static let event = [
        #"{"event":"<event>","source":"<source>","actor":{"id":<int 1000 999999>,"role":"<role>"},"device":{"type":"<device>","os":"<operatingSystem>","browser":"<browser>"},"duration_ms":<int 3 30000>,"success":<bool>}"#,
        #"{"event":"<event>","at":"<year>-<monthNumber>-<day>T<hour>:<minute>:<sexagesimal>Z","channel":"<channel>","campaign":{"name":"<labelAdjective>_<labelNoun>","cost":<dec 0 50000 2>},"ip":"<octet>.<octet>.<octet>.<octet>","retries":<int 0 5>}"#,
    ]
    static let config = [
        #"{"enabled":<bool>,"version":"<n1>.<few>.<few>","limits":{"max_items":<int 10 10000>,"timeout_s":<int 1 300>,"rate_per_min":<int 10 6000>},"features":{"search":<bool>,"export":<bool>,"notifications":<bool>},"regions":["<countryCode>","<countryCode>","<countryCode>"]}"#,
        #"{"environment":"<host>","replicas":<int 1 12>,"resources":{"cpu":<dec 1 160 1>,"memory_mb":<int 128 65536>},"endpoints":["https://<host>.<domain>/<pathWord>"],"retry":{"attempts":<int 1 8>,"backoff_ms":<int 50 5000>},"debug":<bool>}"#,
    ]
    static let metric = [
        #"{"metric":"<labelNoun>_<labelNoun>","unit":"ms","value":<dec 1 999999 2>,"percentiles":{"p50":<int 1 200>,"p95":<int 200 900>,"p99":<int 900 4000>},"samples":<int 10 100000>,"alert":<bool>}"#,
        #"{"sensor":"<device>","readings":[<dec -200 450 1>,<dec -200 450 1>,<dec -200 450 1>],"battery":<dec 0 100 2>,"location":{"lat":<dec -800000 800000 4>,"lon":<dec -1790000 1790000 4>},"status":"<statusShort>"}"#,
    ]
    static let document = [
        #"{"author":{"name":"<given> <family>","department":"<department>"},"language":"<languageCode>","keywords":["<keyword>","<keyword>","<keyword>"],"pages":<int 1 480>,"revision":<int 1 30>,"confidential":<bool>}"#,
        #"{"source":{"type":"<documentType>","url":"https://<domain>/<pathWord>/<d3><d3>"},"topics":["<topic>","<topic>"],"license":"CC-BY-<n1>.0","readability":<dec 200 950 1>,"references":<int 0 120>,"reviewed":<bool>}"#,
    ]
    static let exif = [
        #"{"camera":{"make":"<brand>","model":"<capital><capital>-<n3>"},"lens":"<n2> mm f/<n1>.<d1>","iso":<int 50 12800>,"exposure":"1/<n3>","aperture":<dec 12 220 1>,"shutter_count":<int 1 90000>,"flash":<bool>,"taken":"<year>:<monthNumber>:<day> <hour>:<minute>:<sexagesimal>"}"#,
        #"{"software":"<companyRoot> Photo <n1>.<d1>","orientation":<int 1 8>,"gps":{"lat":<dec -800000 800000 4>,"lon":<dec -1790000 1790000 4>,"alt_m":<int 0 3200>},"color_space":"sRGB","white_balance":"auto","bits":[8,8,8],"iso":<int 50 12800>}"#,
    ]
    static let profile = [
        #"{"name":"<given> <family>","city":"<city>","country":"<countryCode>","language":"<languageCode>","preferences":{"newsletter":<bool>,"theme":"<colour>","currency":"<currency>"},"interests":["<interest>","<interest>","<interest>"],"completeness":<dec 20 100 2>}"#,
        #"{"job":"<job>","company":"<companyRoot> <companyField>","social":{"followers":<int 0 25000>,"following":<int 0 2500>},"devices":["<device>","<device>"],"tier":"<tier>","two_factor":<bool>,"logins":<int 1 4000>}"#,
    ]
    static let context = [
        #"{"session":{"id":"<h3><h3><h2>","turn":<int 1 40>},"locale":"<locale>","channel":"<channel>","model":{"temperature":<dec 0 100 2>,"max_tokens":<int 64 4096>},"topics":["<topic>","<topic>"],"feedback":<bool>}"#,
        #"{"client":{"browser":"<browser>","os":"<operatingSystem>","timezone":"<timezone>"},"history":{"messages":<int 0 60>,"summary":"<topic>"},"intent":"<keyword>","confidence":<dec 300 1000 3>,"tools":["<pathWord>","<pathWord>"],"escalated":<bool>}"#,
    ]
    static let place = [
        #"{"street":"<n2> <street> <streetKind>","city":"<city>","postal_code":"<n3><d2>","country":"<countryCode>","geo":{"lat":<dec -800000 800000 4>,"lon":<dec -1790000 1790000 4>},"verified":<bool>}"#,
        #"{"venue":"<venue>","city":"<city>","country":"<country>","floor":<int 0 12>,"capacity":<int 10 2500>,"tags":["<tag>","<tag>"]}"#,
    ]
}
