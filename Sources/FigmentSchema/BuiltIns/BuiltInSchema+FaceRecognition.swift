extension BuiltInSchema {
    static let faceRecognition = BuiltInSchema(
        id: "face_recognition",
        title: "Detected faces with binary vectors",
        useCases: ["access control", "de-duplication", "binary vector search"],
        text: #"""
            {
              "collection_name": "face_recognition",
              "description": "Faces seen by cameras, encoded as binary vectors. All people are invented.",
              "fields": [
                {
                  "name": "id",
                  "type": "Int64",
                  "is_primary": true,
                  "auto_id": true,
                  "description": "Unique key, made by the server."
                },
                {
                  "name": "person_id",
                  "type": "VarChar",
                  "max_length": 50,
                  "description": "Sightings of one person share it."
                },
                {"name": "person_name", "type": "VarChar", "max_length": 200, "description": "An invented name."},
                {
                  "name": "capture_timestamp",
                  "type": "Int64",
                  "min": 0,
                  "max": 9999999999,
                  "description": "Seconds since 1970."
                },
                {"name": "camera_id", "type": "VarChar", "max_length": 50, "description": "Which camera."},
                {"name": "location", "type": "VarChar", "max_length": 200, "description": "Where the camera is."},
                {
                  "name": "confidence_score",
                  "type": "Float",
                  "min": 0,
                  "max": 1,
                  "description": "How sure the detector was."
                },
                {"name": "age_estimate", "type": "Int8", "min": 0, "max": 120, "nullable": true, "description": "Years."},
                {"name": "gender", "type": "VarChar", "max_length": 20, "nullable": true, "description": "As estimated."},
                {"name": "emotion", "type": "VarChar", "max_length": 50, "nullable": true, "description": "As estimated."},
                {"name": "face_encoding", "type": "BinaryVector", "dim": 512, "description": "Binary code of the face."},
                {
                  "name": "face_landmarks",
                  "type": "BinaryVector",
                  "dim": 256,
                  "description": "Binary code of the landmarks."
                },
                {
                  "name": "attributes",
                  "type": "Array",
                  "element_type": "VarChar",
                  "max_capacity": 15,
                  "max_length": 50,
                  "description": "Glasses, beard and the like."
                },
                {"name": "metadata", "type": "JSON", "nullable": true, "description": "Bounding box and the like."}
              ]
            }

            """#)
}
