namespace RecsConsole.Features.Cases;

/// <summary>What people may write as the title, the description and the own fields of a case; within what other systems may send.</summary>
internal static class CaseTextRules
{
    public const int LongestTitle = 400;

    /// <summary>As long as a description of another system may be.</summary>
    public const int LongestDescription = 100_000;

    public const int LongestFieldName = 100;
    public const int LongestFieldValue = 2_000;
    public const int MaxFields = 100;

    /// <summary>Null when nothing is wrong.</summary>
    public static string? Title(string title) =>
        string.IsNullOrWhiteSpace(title) ? Texts.TitleMissing
        : title.Any(char.IsControl) ? Texts.TitleInOneLine
        : title.Length > LongestTitle ? Texts.TitleTooLong.With(LongestTitle)
        : null;

    public static string? Description(string? text) =>
        text?.Length > LongestDescription ? Texts.DescriptionTooLong.With(LongestDescription)
        : text?.Contains('\0', StringComparison.Ordinal) is true ? Texts.DescriptionUnreadable
        : null;

    public static string? Fields(IReadOnlyDictionary<string, string> fields) =>
        fields.Count > MaxFields ? Texts.TooManyFields.With(MaxFields)
        : fields.Keys.FirstOrDefault(name => name.Length is 0 or > LongestFieldName) is { } name ? Texts.NoSuchField.With(name)
        : fields.FirstOrDefault(each => each.Value.Length > LongestFieldValue || each.Value.Contains('\0', StringComparison.Ordinal))
            is { Key: { } field }
            ? Texts.FieldValueTooLong.With(field, LongestFieldValue)
        : null;
}
