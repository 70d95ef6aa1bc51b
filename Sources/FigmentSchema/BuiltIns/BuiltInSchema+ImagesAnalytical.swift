extension BuiltInSchema {
    static let imagesAnalytical = BuiltInSchema(
        id: "images_analytical",
        title: "Pictures with clusters, topics and detections, for load tests of ClickHouse",
        useCases: ["load tests", "analytical databases", "dashboards"],
        text: imagesAnalyticalSource + imagesAnalyticalContent + imagesAnalyticalTexts + imagesAnalyticalCaptions
            + imagesAnalyticalFile)

    private static let imagesAnalyticalSource = #"""
        {
          "version": "1.0",
          "metadata": {
            "name": "images_analytical",
            "description": "Pictures as an analytical database knows them: contents, clusters, topics, detections."
          },
          "load": {"target_size": "100GB", "seed": "random", "checkpoint": true, "as_of": "updated_at"},
          "nodes": [
            {
              "id": "images_analytical",
              "kind": "entity",
              "pk": "image_id",
              "storage": {
                "clickhouse": {
                  "engine": "ReplacingMergeTree(updated_at)",
                  "order_by": [
                    "has_face", "detection_top_class_id", "body_pose_cluster_512", "hand_position_cluster_128",
                    "site_name_id", "location_id", "upload_date", "image_id"
                  ],
                  "settings": {"allow_nullable_key": 1},
                  "types": {"upload_date": "Date", "author": "LowCardinality(String)", "updated_at": "DateTime"}
                }
              },
              "columns": [
                {"name": "image_id", "type": "uint32", "generator": {"sequence": {"start": 1}}},
                {
                  "name": "site_name_id",
                  "type": "uint8",
                  "generator": {
                    "record": {
                      "name": "site",
                      "choices": [
                        {"site_name_id": 1, "site_name": "Getty"},
                        {"site_name_id": 2, "site_name": "Shutterstock"},
                        {"site_name_id": 3, "site_name": "Adobe"},
                        {"site_name_id": 4, "site_name": "iStock"},
                        {"site_name_id": 5, "site_name": "Pexels"},
                        {"site_name_id": 6, "site_name": "Unsplash"},
                        {"site_name_id": 7, "site_name": "Pond5"},
                        {"site_name_id": 8, "site_name": "123rf"},
                        {"site_name_id": 9, "site_name": "Alamy"},
                        {"site_name_id": 10, "site_name": "VCG"},
                        {"site_name_id": 11, "site_name": "Picxy"},
                        {"site_name_id": 12, "site_name": "Pixerf"},
                        {"site_name_id": 13, "site_name": "ImagesBazaar"},
                        {"site_name_id": 14, "site_name": "IndiaPicture"},
                        {"site_name_id": 15, "site_name": "Iwaria"},
                        {"site_name_id": 16, "site_name": "Nappy"},
                        {"site_name_id": 17, "site_name": "Picha"},
                        {"site_name_id": 18, "site_name": "Afripics"}
                      ],
                      "weights": [480, 96, 96, 96, 60, 60, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26]
                    }
                  }
                },
                {"name": "site_name", "type": "string", "generator": {"record": {"name": "site"}}},
                {
                  "name": "site_image_number",
                  "type": "uint32",
                  "hidden": true,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 0, "high": 1000000}}}
                },
                {
                  "name": "site_image_id",
                  "type": "string",
                  "generator": {"template": "site-{site_name_id}-{image_id}-{site_image_number}"}
                },
                {
                  "name": "gender_id",
                  "type": "uint8",
                  "generator": {
                    "record": {
                      "name": "gender",
                      "choices": [
                        {"gender_id": 1, "gender": "woman"},
                        {"gender_id": 2, "gender": "man"},
                        {"gender_id": 0, "gender": ""}
                      ],
                      "weights": [66, 33, 1]
                    }
                  }
                },
                {"name": "gender", "type": "string", "generator": {"record": {"name": "gender"}}},
                {
                  "name": "age_id",
                  "type": "uint8",
                  "generator": {
                    "record": {
                      "name": "age",
                      "choices": [
                        {"age_id": 6, "age": "adult"},
                        {"age_id": 5, "age": "young"},
                        {"age_id": 4, "age": "teenager"},
                        {"age_id": 3, "age": "child"},
                        {"age_id": 1, "age": "baby"},
                        {"age_id": 7, "age": "old"}
                      ],
                      "weights": [50, 25, 10, 5, 5, 5]
                    }
                  }
                },
                {"name": "age", "type": "string", "generator": {"record": {"name": "age"}}},
                {
                  "name": "age_detail_id",
                  "type": "uint8",
                  "generator": {
                    "distribution": {"type": "histogram", "params": {"edges": [0, 1, 21], "weights": [30, 70]}}
                  }
                },
                {
                  "name": "location_id",
                  "type": "uint16",
                  "generator": {
                    "record": {
                      "name": "location",
                      "choices": [
                        {"location_id": 0, "country_code": "", "region": ""},
                        {"location_id": 1, "country_code": "US", "region": "North America"},
                        {"location_id": 2, "country_code": "GB", "region": "Europe"},
                        {"location_id": 3, "country_code": "CA", "region": "North America"},
                        {"location_id": 4, "country_code": "AU", "region": "Oceania"},
                        {"location_id": 5, "country_code": "DE", "region": "Europe"},
                        {"location_id": 6, "country_code": "FR", "region": "Europe"},
                        {"location_id": 7, "country_code": "IT", "region": "Europe"},
                        {"location_id": 8, "country_code": "ES", "region": "Europe"},
                        {"location_id": 9, "country_code": "JP", "region": "East Asia"},
                        {"location_id": 10, "country_code": "CN", "region": "East Asia"},
                        {"location_id": 11, "country_code": "IN", "region": "South Asia"},
                        {"location_id": 12, "country_code": "BR", "region": "South America"},
                        {"location_id": 13, "country_code": "MX", "region": "North America"},
                        {"location_id": 14, "country_code": "RU", "region": "Eastern Europe"},
                        {"location_id": 15, "country_code": "UA", "region": "Eastern Europe"}
                      ],
                      "weights": [90, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14]
                    }
                  }
                },
                {"name": "country_code", "type": "string", "generator": {"record": {"name": "location"}}},
                {"name": "region", "type": "string", "generator": {"record": {"name": "location"}}},
                {
                  "name": "keyword_ids",
                  "type": "list<uint32>",
                  "generator": {
                    "list": {
                      "of": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 10001}}},
                      "length": [
                        {"min": 0, "max": 0, "weight": 10},
                        {"min": 1, "max": 3, "weight": 20},
                        {"min": 2, "max": 7, "weight": 30},
                        {"min": 5, "max": 12, "weight": 20},
                        {"min": 10, "max": 15, "weight": 15},
                        {"min": 15, "max": 20, "weight": 5}
                      ]
                    }
                  }
                },
                {
                  "name": "ethnicity_id",
                  "type": "uint8",
                  "hidden": true,
                  "generator": {
                    "record": {
                      "name": "ethnicity",
                      "choices": [
                        {
                          "ethnicity_id": 1,
                          "ethnicity_white": true,
                          "ethnicity_black": false,
                          "ethnicity_asian": false,
                          "ethnicity_hispanic": false,
                          "ethnicity_middle_eastern": false,
                          "ethnicity_native_american": false,
                          "ethnicity_pacific_islander": false,
                          "ethnicity_mixed": false,
                          "ethnicity_other": false
                        },
                        {
                          "ethnicity_id": 2,
                          "ethnicity_white": false,
                          "ethnicity_black": false,
                          "ethnicity_asian": true,
                          "ethnicity_hispanic": false,
                          "ethnicity_middle_eastern": false,
                          "ethnicity_native_american": false,
                          "ethnicity_pacific_islander": false,
                          "ethnicity_mixed": false,
                          "ethnicity_other": false
                        },
                        {
                          "ethnicity_id": 3,
                          "ethnicity_white": false,
                          "ethnicity_black": true,
                          "ethnicity_asian": false,
                          "ethnicity_hispanic": false,
                          "ethnicity_middle_eastern": false,
                          "ethnicity_native_american": false,
                          "ethnicity_pacific_islander": false,
                          "ethnicity_mixed": false,
                          "ethnicity_other": false
                        },
                        {
                          "ethnicity_id": 4,
                          "ethnicity_white": false,
                          "ethnicity_black": false,
                          "ethnicity_asian": false,
                          "ethnicity_hispanic": true,
                          "ethnicity_middle_eastern": false,
                          "ethnicity_native_american": false,
                          "ethnicity_pacific_islander": false,
                          "ethnicity_mixed": false,
                          "ethnicity_other": false
                        },
                        {
                          "ethnicity_id": 5,
                          "ethnicity_white": false,
                          "ethnicity_black": false,
                          "ethnicity_asian": false,
                          "ethnicity_hispanic": false,
                          "ethnicity_middle_eastern": true,
                          "ethnicity_native_american": false,
                          "ethnicity_pacific_islander": false,
                          "ethnicity_mixed": false,
                          "ethnicity_other": false
                        },
                        {
                          "ethnicity_id": 6,
                          "ethnicity_white": false,
                          "ethnicity_black": false,
                          "ethnicity_asian": false,
                          "ethnicity_hispanic": false,
                          "ethnicity_middle_eastern": false,
                          "ethnicity_native_american": true,
                          "ethnicity_pacific_islander": false,
                          "ethnicity_mixed": false,
                          "ethnicity_other": false
                        },
                        {
                          "ethnicity_id": 7,
                          "ethnicity_white": false,
                          "ethnicity_black": false,
                          "ethnicity_asian": false,
                          "ethnicity_hispanic": false,
                          "ethnicity_middle_eastern": false,
                          "ethnicity_native_american": false,
                          "ethnicity_pacific_islander": true,
                          "ethnicity_mixed": false,
                          "ethnicity_other": false
                        },
                        {
                          "ethnicity_id": 8,
                          "ethnicity_white": false,
                          "ethnicity_black": false,
                          "ethnicity_asian": false,
                          "ethnicity_hispanic": false,
                          "ethnicity_middle_eastern": false,
                          "ethnicity_native_american": false,
                          "ethnicity_pacific_islander": false,
                          "ethnicity_mixed": true,
                          "ethnicity_other": false
                        },
                        {
                          "ethnicity_id": 9,
                          "ethnicity_white": false,
                          "ethnicity_black": false,
                          "ethnicity_asian": false,
                          "ethnicity_hispanic": false,
                          "ethnicity_middle_eastern": false,
                          "ethnicity_native_american": false,
                          "ethnicity_pacific_islander": false,
                          "ethnicity_mixed": false,
                          "ethnicity_other": true
                        }
                      ],
                      "weights": [700, 100, 80, 50, 30, 20, 10, 5, 5]
                    }
                  }
                },
                {
                  "name": "ethnicity_ids",
                  "type": "list<uint8>",
                  "generator": {"list": {"columns": ["ethnicity_id"]}}
                },
                {"name": "ethnicity_white", "type": "bool", "generator": {"record": {"name": "ethnicity"}}},
                {"name": "ethnicity_black", "type": "bool", "generator": {"record": {"name": "ethnicity"}}},
                {"name": "ethnicity_asian", "type": "bool", "generator": {"record": {"name": "ethnicity"}}},
                {"name": "ethnicity_hispanic", "type": "bool", "generator": {"record": {"name": "ethnicity"}}},
                {
                  "name": "ethnicity_middle_eastern",
                  "type": "bool",
                  "generator": {"record": {"name": "ethnicity"}}
                },
                {
                  "name": "ethnicity_native_american",
                  "type": "bool",
                  "generator": {"record": {"name": "ethnicity"}}
                },
                {
                  "name": "ethnicity_pacific_islander",
                  "type": "bool",
                  "generator": {"record": {"name": "ethnicity"}}
                },
                {"name": "ethnicity_mixed", "type": "bool", "generator": {"record": {"name": "ethnicity"}}},
                {"name": "ethnicity_other", "type": "bool", "generator": {"record": {"name": "ethnicity"}}},
                {
                  "name": "has_face",
                  "type": "bool",
                  "generator": {"choice": {"choices": [true, false], "weights": [60, 40]}}
                },
                {
                  "name": "has_body",
                  "type": "bool",
                  "generator": {
                    "when": [
                      {"if": "has_face", "then": {"choice": {"choices": [true, false], "weights": [75, 25]}}}
                    ],
                    "else": {"choice": {"choices": [true, false], "weights": [20, 80]}}
                  }
                },
                {
                  "name": "has_feet",
                  "type": "bool",
                  "generator": {
                    "when": [
                      {"if": "has_body", "then": {"choice": {"choices": [true, false], "weights": [55, 45]}}}
                    ],
                    "else": {"choice": {"choices": [true, false], "weights": [5, 95]}}
                  }
                },
                {
                  "name": "has_hands",
                  "type": "bool",
                  "generator": {
                    "when": [
                      {"if": "has_body", "then": {"choice": {"choices": [true, false], "weights": [50, 50]}}}
                    ],
                    "else": {"choice": {"choices": [true, false], "weights": [10, 90]}}
                  }
                },

        """#
}
