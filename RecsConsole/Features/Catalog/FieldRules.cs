using System.Text.RegularExpressions;

namespace RecsConsole.Features.Catalog;

/// <summary>Field rules shared by all forms of the catalog: the message for a field, or null.</summary>
internal static partial class FieldRules
{
    /// <summary>Why an id is not valid for a new item.</summary>
    public static string? WrongKey(string key) => KeyPattern().IsMatch(key) && key is not "new" ? null : Texts.IdInvalid;

    public static string? Missing(string value, int max, string words) =>
        string.IsNullOrWhiteSpace(value) ? words
        : value.Trim().Length > max ? Texts.AtMostCharacters.With(max, value.Trim().Length)
        : null;

    /// <param name="words">The beginning of the sentence that names the value.</param>
    public static string? Unknown(IEnumerable<string> values, IReadOnlyList<string> known, string words) =>
        values.FirstOrDefault(value => !known.Contains(value, StringComparer.Ordinal)) is { } odd ? Texts.AnyMore.With(words, odd) : null;

    [GeneratedRegex("^[a-z][a-z0-9_-]{1,99}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyPattern();
}
