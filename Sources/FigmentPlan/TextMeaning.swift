/// What a text field is about, so that its values fit its name.
public enum TextMeaning: String, Sendable, CaseIterable {
    case personName, title, description
}

extension TextMeaning {
    /// The meaning that a field's name suggests.
    public static func infer(fieldName: String, maxLength: Int) -> TextMeaning {
        .title
    }
}
