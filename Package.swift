// swift-tools-version: 6.2
import PackageDescription

/// One set of language settings for every target.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),  // data-race safety is checked, not hoped for
    .enableUpcomingFeature("ExistentialAny"),  // a dynamic call must be visible as `any`
    .enableUpcomingFeature("MemberImportVisibility"),  // an extension is visible only where imported
    .enableUpcomingFeature("InternalImportsByDefault"),  // a dependency leaks only by `public import`
]

/// A library target of the pipeline, in `Sources/<name>` unless a path says otherwise.
func stage(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, swiftSettings: swiftSettings,
        // floor, trunc and sqrt, which are exact by definition, come from libm on baseline x86-64.
        linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

let package = Package(
    name: "figment",
    products: [
        .library(name: "Figment", targets: ["Figment"]),
        .executable(name: "figment", targets: ["FigmentCommand"]),
    ],
    traits: [
        .trait(name: "YAML", description: "Read schema documents written in YAML (links libyaml)."),
        .default(enabledTraits: ["YAML"]),
    ],
    targets: [
        // The pipeline, in the order in which a value travels.
        stage("FigmentTypes"),
        stage("FigmentSchema", ["FigmentTypes"]),
        stage("FigmentYAML", ["FigmentSchema", .target(name: "CYAML", condition: .when(traits: ["YAML"]))]),
        stage("FigmentPlan", ["FigmentTypes", "FigmentSchema"]),
        stage("FigmentColumns", ["FigmentTypes"]),
        stage("FigmentKernels", ["FigmentTypes", "FigmentSchema", "FigmentPlan", "FigmentColumns", "CLocaleData"]),
        // Names, places and words of 25 locales, in the read-only part of the program.
        .target(name: "CLocaleData", exclude: ["locales.bin"]),
        stage("FigmentTarget", ["FigmentTypes", "FigmentColumns", "CLinux"]),
        stage("FigmentParquet", ["FigmentTypes", "FigmentColumns", "FigmentTarget"]),
        stage("FigmentText", ["FigmentTypes", "FigmentColumns", "FigmentTarget"]),
        stage("FigmentArrowIPC", ["FigmentTypes", "FigmentColumns", "FigmentTarget"]),
        stage("FigmentEngine", ["FigmentTypes", "FigmentPlan", "FigmentColumns", "FigmentKernels", "FigmentTarget"]),
        stage(
            "FigmentLoad",
            [
                "FigmentTypes", "FigmentSchema", "FigmentColumns", "FigmentKernels", "FigmentTarget", "FigmentText",
                "FigmentEngine",
            ]),
        stage(
            "FigmentPostgres", path: "Sources/Targets/Postgres",
            [
                "FigmentTypes", "FigmentColumns", "FigmentTarget", "FigmentText", "FigmentEngine", "FigmentLoad",
                "CPostgres",
            ]),
        stage(
            "FigmentClickHouse", path: "Sources/Targets/ClickHouse",
            [
                "FigmentTypes", "FigmentSchema", "FigmentColumns", "FigmentTarget", "FigmentText", "FigmentEngine",
                "FigmentLoad",
                "FigmentCodecs", "CCurl", "CDeflate",
            ]),
        stage("FigmentADBC", ["FigmentTypes", "CADBC"]),
        stage(
            "FigmentData",
            [
                "FigmentTypes", "FigmentSchema", "FigmentPlan", "FigmentColumns", "FigmentTarget", "FigmentParquet",
                "FigmentText", "FigmentArrowIPC", "FigmentEngine", "FigmentCodecs", "FigmentADBC",
            ]),
        stage("FigmentCodecs", ["FigmentTypes", "FigmentTarget", "CZstd", "CDeflate"]),
        stage(
            "Figment",
            [
                "FigmentTypes", "FigmentSchema", "FigmentYAML", "FigmentPlan", "FigmentColumns", "FigmentKernels",
                "FigmentTarget", "FigmentParquet", "FigmentText", "FigmentArrowIPC", "FigmentEngine", "FigmentCodecs",
            ]),
        .executableTarget(
            name: "FigmentCommand",
            dependencies: [
                "Figment", "FigmentTypes", "FigmentSchema", "FigmentPlan", "FigmentColumns", "FigmentKernels",
                "FigmentTarget", "FigmentEngine", "FigmentADBC", "FigmentData", "FigmentLoad", "FigmentPostgres",
                "FigmentClickHouse",
            ],
            swiftSettings: swiftSettings),

        // C libraries of the system.
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .systemLibrary(name: "CADBC"),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),

        // Tests. Folders left out of the build hold data and scripts that are read from the source tree.
        tests("FigmentTypesTests", ["FigmentTypes"]),
        tests("FigmentSchemaTests", ["FigmentTypes", "FigmentSchema", "FigmentYAML"], exclude: ["BadSchemas"]),
        tests(
            "FigmentKernelsTests",
            ["FigmentTypes", "FigmentSchema", "FigmentPlan", "FigmentColumns", "FigmentKernels"],
            exclude: ["Golden"]),
        tests(
            "FigmentTextTests", ["FigmentTypes", "FigmentColumns", "FigmentTarget", "FigmentText"],
            exclude: ["read_back.py"]),
        tests(
            "FigmentParquetTests",
            ["FigmentTypes", "FigmentColumns", "FigmentTarget", "FigmentParquet", "FigmentCodecs"],
            exclude: ["Readers"]),

        // What several test targets share, and the program that they kill, starve and measure.
        .target(
            name: "FigmentTestSupport", dependencies: ["Figment", "FigmentTypes"], path: "Tests/FigmentTestSupport",
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "FigmentProbe", dependencies: ["Figment"], path: "Tests/FigmentProbe", swiftSettings: swiftSettings),
        tests(
            "FigmentEngineTests",
            [
                "Figment", "FigmentTypes", "FigmentEngine", "FigmentColumns", "FigmentTarget", "FigmentText",
                "FigmentTestSupport", "FigmentProbe",
            ], exclude: ["Allocations"]),
        tests("FigmentCrashTests", ["Figment", "FigmentTestSupport", "FigmentProbe", "FigmentCommand"]),
        tests("FigmentReadersIntegrationTests", ["Figment", "FigmentTestSupport"], exclude: ["Readers", "Milvus"]),
        tests("FigmentDataTests", ["Figment", "FigmentADBC", "FigmentData", "FigmentTestSupport"]),
        tests(
            "FigmentDataIntegrationTests", ["Figment", "FigmentData", "FigmentTestSupport", "FigmentCommand"],
            exclude: ["Readers"]),
        .executableTarget(
            name: "FigmentLoadProbe",
            dependencies: ["Figment", "FigmentEngine", "FigmentTarget", "FigmentLoad", "FigmentClickHouse"],
            path: "Tests/FigmentLoadProbe", swiftSettings: swiftSettings),
        tests(
            "FigmentClickHouseIntegrationTests",
            [
                "Figment", "FigmentTypes", "FigmentColumns", "FigmentTarget", "FigmentEngine", "FigmentLoad",
                "FigmentClickHouse", "FigmentTestSupport", "FigmentLoadProbe",
            ], exclude: ["Servers"]),
        tests("FigmentConformanceIntegrationTests", ["Figment", "FigmentTestSupport", "FigmentCommand"]),
        tests(
            "FigmentLoadTests", ["FigmentTypes", "FigmentColumns", "FigmentTarget", "FigmentEngine", "FigmentLoad"]),
        tests("FigmentADBCTests", ["Figment", "FigmentADBC", "FigmentTypes", "FigmentTestSupport", "CADBC"]),
        tests("FigmentCommandTests", ["Figment", "FigmentCommand", "FigmentTestSupport"]),
    ]
)
