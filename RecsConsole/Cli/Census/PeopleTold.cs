using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecsConsole.Database;

namespace RecsConsole.Cli.Census;

/// <summary>
/// How many people a case speaks of, read more generously than the recommender does: any number before a word for people, whatever the
/// sentence says of them. An escalation that is meant for more than that does not fit.
/// </summary>
internal static partial class PeopleTold
{
    /// <summary>The largest number; null when the case names none.</summary>
    public static int? By(CaseRow row)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [];
        var numbers = fields
            .Where(field => FieldName().IsMatch(field.Key))
            .Select(field => field.Value)
            .Concat(Spoken().Matches($"{row.Title}\n{row.Description}").Select(found => found.Groups["number"].Value));
        return numbers.Select(NumberIn).Max();
    }

    private static int? NumberIn(string text) =>
        int.TryParse(string.Concat(text.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex("affect|betroff|dotkn|liczba os", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FieldName();

    [GeneratedRegex(
        @"(?<number>\d[\d.,]*)\s(?:\p{L}+\s){0,2}(?:people|persons?|users?|employees|colleagues|"
            + @"personen|benutzer|nutzer|anwender|mitarb|kollegen|os[oó]b|użytk|pracow)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Spoken();
}
