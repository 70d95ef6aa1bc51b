extension BuiltInSchema {
    /// What the pictures show.
    static let imagesAnalyticalContent = #"""
                {
                  "name": "has_left_hand",
                  "type": "bool",
                  "generator": {
                    "when": [
                      {"if": "has_hands", "then": {"choice": {"choices": [true, false], "weights": [60, 40]}}}
                    ],
                    "else": {"constant": false}
                  }
                },
                {
                  "name": "has_right_hand",
                  "type": "bool",
                  "generator": {
                    "when": [
                      {"if": "has_hands", "then": {"choice": {"choices": [true, false], "weights": [60, 40]}}}
                    ],
                    "else": {"constant": false}
                  }
                },
                {
                  "name": "is_face_distant",
                  "type": "bool",
                  "generator": {
                    "when": [
                      {"if": "has_face", "then": {"choice": {"choices": [true, false], "weights": [15, 85]}}}
                    ],
                    "else": {"constant": false}
                  }
                },
                {
                  "name": "is_small",
                  "type": "bool",
                  "generator": {"choice": {"choices": [true, false], "weights": [10, 90]}}
                },
                {
                  "name": "is_face_no_lms",
                  "type": "bool",
                  "generator": {
                    "when": [
                      {"if": "has_face", "then": {"choice": {"choices": [true, false], "weights": [5, 95]}}}
                    ],
                    "else": {"constant": false}
                  }
                },
                {
                  "name": "face_x",
                  "type": "decimal(6,3)",
                  "generator": {
                    "when": [
                      {
                        "if": "has_face",
                        "then": {"distribution": {"type": "uniform", "params": {"low": -33, "high": -27}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "face_y",
                  "type": "decimal(6,3)",
                  "generator": {
                    "when": [
                      {
                        "if": "has_face",
                        "then": {"distribution": {"type": "uniform", "params": {"low": -2, "high": 2}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "face_z",
                  "type": "decimal(6,3)",
                  "generator": {
                    "when": [
                      {
                        "if": "has_face",
                        "then": {"distribution": {"type": "uniform", "params": {"low": -2, "high": 2}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "mouth_gap",
                  "type": "decimal(6,3)",
                  "generator": {
                    "when": [
                      {
                        "if": "has_face",
                        "then": {"distribution": {"type": "uniform", "params": {"low": 0, "high": 0.5}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "body_pose_cluster_256",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.3,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 257}}}
                },
                {
                  "name": "body_pose_cluster_512",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.3,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 513}}}
                },
                {
                  "name": "body_pose_cluster_768",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.3,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 769}}}
                },
                {
                  "name": "hand_poses_cluster_32",
                  "type": "uint8",
                  "nullable": true,
                  "null_probability": 0.5,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 33}}}
                },
                {
                  "name": "hand_gesture_cluster_32",
                  "type": "uint8",
                  "nullable": true,
                  "null_probability": 0.5,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 33}}}
                },
                {
                  "name": "hand_gesture_cluster_64",
                  "type": "uint8",
                  "nullable": true,
                  "null_probability": 0.5,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 65}}}
                },
                {
                  "name": "hand_gesture_cluster_128",
                  "type": "uint8",
                  "nullable": true,
                  "null_probability": 0.5,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 129}}}
                },
                {
                  "name": "arms_poses3D_cluster_64",
                  "type": "uint8",
                  "nullable": true,
                  "null_probability": 0.6,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 65}}}
                },
                {
                  "name": "arm_poses3D_cluster_128",
                  "type": "uint8",
                  "nullable": true,
                  "null_probability": 0.6,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 129}}}
                },
                {
                  "name": "hand_position_cluster_128",
                  "type": "uint8",
                  "nullable": true,
                  "null_probability": 0.4,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 129}}}
                },
                {
                  "name": "hsv_cluster",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.25,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 513}}}
                },
                {
                  "name": "meta_hsv_cluster",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.25,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 257}}}
                },
                {
                  "name": "face_cluster",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.2,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 257}}}
                },
                {
                  "name": "topic_id_1",
                  "type": "uint16",
                  "generator": {
                    "distribution": {"type": "histogram", "params": {"edges": [0, 1, 101], "weights": [20, 80]}}
                  }
                },
                {
                  "name": "topic_id_2",
                  "type": "uint16",
                  "generator": {
                    "when": [
                      {
                        "if": "topic_id_1 > 0",
                        "then": {
                          "distribution": {
                            "type": "histogram",
                            "params": {"edges": [0, 1, 101], "weights": [40, 60]}
                          }
                        }
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "topic_id_3",
                  "type": "uint16",
                  "generator": {
                    "when": [
                      {
                        "if": "topic_id_2 > 0",
                        "then": {
                          "distribution": {
                            "type": "histogram",
                            "params": {"edges": [0, 1, 101], "weights": [60, 40]}
                          }
                        }
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "topic_score_1",
                  "type": "float32",
                  "modifiers": [{"transform": "expression", "args": {"code": "round(value, 3)"}}],
                  "generator": {
                    "when": [
                      {
                        "if": "topic_id_1 > 0",
                        "then": {"distribution": {"type": "uniform", "params": {"low": 0.3, "high": 1}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "topic_score_2",
                  "type": "float32",
                  "modifiers": [{"transform": "expression", "args": {"code": "round(value, 3)"}}],
                  "generator": {
                    "when": [
                      {
                        "if": "topic_id_2 > 0",
                        "then": {"distribution": {"type": "uniform", "params": {"low": 0.2, "high": 0.7}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "topic_score_3",
                  "type": "float32",
                  "modifiers": [{"transform": "expression", "args": {"code": "round(value, 3)"}}],
                  "generator": {
                    "when": [
                      {
                        "if": "topic_id_3 > 0",
                        "then": {"distribution": {"type": "uniform", "params": {"low": 0.1, "high": 0.4}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "is_not_face_topic_id",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.9,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 201}}}
                },
                {
                  "name": "is_not_face_score",
                  "type": "float32",
                  "modifiers": [{"transform": "expression", "args": {"code": "round(value, 3)"}}],
                  "generator": {
                    "when": [
                      {
                        "if": "notnull(is_not_face_topic_id)",
                        "then": {"distribution": {"type": "uniform", "params": {"low": 0.3, "high": 1}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "is_face_model_topic_id",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.95,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 201}}}
                },
                {
                  "name": "is_face_model_score",
                  "type": "float32",
                  "modifiers": [{"transform": "expression", "args": {"code": "round(value, 3)"}}],
                  "generator": {
                    "when": [
                      {
                        "if": "notnull(is_face_model_topic_id)",
                        "then": {"distribution": {"type": "uniform", "params": {"low": 0.3, "high": 1}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "affect_id",
                  "type": "uint16",
                  "nullable": true,
                  "null_probability": 0.8,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 51}}}
                },
                {
                  "name": "affect_score",
                  "type": "float32",
                  "modifiers": [{"transform": "expression", "args": {"code": "round(value, 3)"}}],
                  "generator": {
                    "when": [
                      {
                        "if": "notnull(affect_id)",
                        "then": {"distribution": {"type": "uniform", "params": {"low": 0.3, "high": 1}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {
                  "name": "detection_count",
                  "type": "uint16",
                  "generator": {"expression": {"code": "len(detection_classes)"}}
                },
                {
                  "name": "detection_classes",
                  "type": "list<uint8>",
                  "generator": {
                    "list": {
                      "of": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 81}}},
                      "length": [
                        {"min": 0, "max": 0, "weight": 20},
                        {"min": 1, "max": 1, "weight": 30},
                        {"min": 2, "max": 4, "weight": 25},
                        {"min": 3, "max": 7, "weight": 15},
                        {"min": 8, "max": 15, "weight": 10}
                      ]
                    }
                  }
                },
                {
                  "name": "detection_top_class_id",
                  "type": "uint8",
                  "generator": {"expression": {"code": "coalesce(element(detection_classes, 0), 0)"}}
                },
                {
                  "name": "detection_top_class_confidence",
                  "type": "float32",
                  "generator": {
                    "when": [
                      {
                        "if": "detection_count > 0",
                        "then": {"distribution": {"type": "uniform", "params": {"low": 0.5, "high": 1}}}
                      }
                    ],
                    "else": {"constant": 0}
                  }
                },
                {"name": "obj_cluster", "type": "uint16", "nullable": true, "generator": {"null": {}}},

        """#
}
