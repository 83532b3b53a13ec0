using RecsConsole.Casework.Intake;

namespace RecsConsole.Features.Cases;

/// <summary>What people may write as the title, the description and the own fields of a case.</summary>
internal static class CaseTextRules
{
    /// <summary>Null when nothing is wrong.</summary>
    public static string? Title(string title) =>
        string.IsNullOrWhiteSpace(title) ? Texts.TitleMissing
        : title.Any(char.IsControl) ? Texts.TitleInOneLine
        : title.Length > CaseLimits.LongestTitle ? Texts.TitleTooLong.With(CaseLimits.LongestTitle)
        : null;

    public static string? Description(string? text) =>
        text?.Length > CaseLimits.LongestDescription ? Texts.DescriptionTooLong.With(CaseLimits.LongestDescription)
        : text?.Contains('\0', StringComparison.Ordinal) is true ? Texts.DescriptionUnreadable
        : null;

    public static string? Fields(IReadOnlyDictionary<string, string> fields) =>
        fields.Count > CaseLimits.MaxFields ? Texts.TooManyFields.With(CaseLimits.MaxFields)
        : fields.Keys.FirstOrDefault(name => name.Length is 0 or > CaseLimits.LongestFieldName) is { } name ? Texts.NoSuchField.With(name)
        : fields.FirstOrDefault(each =>
            each.Value.Length > CaseLimits.LongestFieldValue || each.Value.Contains('\0', StringComparison.Ordinal)
        )
            is { Key: { } field }
            ? Texts.FieldValueTooLong.With(field, CaseLimits.LongestFieldValue)
        : null;
}
