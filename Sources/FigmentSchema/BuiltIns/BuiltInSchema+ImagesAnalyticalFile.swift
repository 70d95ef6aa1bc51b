extension BuiltInSchema {
    /// The pictures' files.
    static let imagesAnalyticalFile = #"""
                {
                  "name": "content_url",
                  "type": "string",
                  "generator": {"template": "https://images.example.com/{site_name_id}/{image_id}.jpg"}
                },
                {
                  "name": "frame_width",
                  "type": "uint16",
                  "hidden": true,
                  "generator": {
                    "record": {
                      "name": "frame",
                      "choices": [
                        {"frame_width": 0, "frame_height": 0},
                        {"frame_width": 1920, "frame_height": 1080},
                        {"frame_width": 1280, "frame_height": 720},
                        {"frame_width": 1024, "frame_height": 768},
                        {"frame_width": 800, "frame_height": 600},
                        {"frame_width": 640, "frame_height": 480},
                        {"frame_width": 3840, "frame_height": 2160},
                        {"frame_width": 2560, "frame_height": 1440},
                        {"frame_width": 1600, "frame_height": 1200},
                        {"frame_width": 1080, "frame_height": 1080},
                        {"frame_width": 1080, "frame_height": 1920}
                      ],
                      "weights": [10, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]
                    }
                  }
                },
                {
                  "name": "frame_height",
                  "type": "uint16",
                  "hidden": true,
                  "generator": {"record": {"name": "frame"}}
                },
                {
                  "name": "width_change",
                  "type": "uint8",
                  "hidden": true,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 0, "high": 101}}}
                },
                {
                  "name": "height_change",
                  "type": "uint8",
                  "hidden": true,
                  "generator": {"distribution": {"type": "uniform", "params": {"low": 0, "high": 101}}}
                },
                {
                  "name": "width",
                  "type": "uint16",
                  "generator": {
                    "expression": {"code": "where(frame_width > 0, frame_width + width_change - 50, 0)"}
                  }
                },
                {
                  "name": "height",
                  "type": "uint16",
                  "generator": {
                    "expression": {"code": "where(frame_height > 0, frame_height + height_change - 50, 0)"}
                  }
                },
                {"name": "is_dupe_of", "type": "uint32", "generator": {"constant": 0}},
                {
                  "name": "updated_at",
                  "type": "timestamp(second)",
                  "generator": {
                    "datetime_series": {"within": {"start": "2025-01-01", "end": "2025-12-31"}, "freq": "S"}
                  }
                }
              ]
            }
          ]
        }

        """#
}
