using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace RecsConsole.Components.Lists;

/// <summary>
/// The name of an export: the list and its filter, so that a part is never taken for the whole: "documents-kind-runbook-status-draft.csv".
/// </summary>
internal static class GridFileName
{
    private const int LongestPart = 30;
    private const int LongestFilter = 120;
    private const string Search = "q";

    // how the list is shown, and not what it contains
    private static readonly string[] s_shown = ["page", "sort", "desc"];

    /// <param name="key">Identifies the list.</param>
    /// <param name="address">The address of the page.</param>
    /// <param name="detail">The parameter for the object that is open next to the list, if any.</param>
    public static string Of(string key, string address, string? detail)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal) is var start and >= 0 ? address[start..].Split('#')[0] : "";
        var parts = QueryHelpers
            .ParseQuery(query)
            .Where(each => !s_shown.Contains(each.Key, StringComparer.OrdinalIgnoreCase))
            .Where(each => !string.Equals(each.Key, detail, StringComparison.OrdinalIgnoreCase))
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => PartOf(each.Key, each.Value.ToString()))
            .Where(part => part.Length > 0);
        var filter = Cut(string.Join('-', parts), LongestFilter);
        return filter.Length == 0 ? $"{key}.csv" : $"{key}-{filter}.csv";
    }

    // a text to search for may be a person's name, and an id says nothing to a reader: that there was one is enough
    private static string PartOf(string name, string value) =>
        value.Length == 0 ? ""
        : string.Equals(name, Search, StringComparison.OrdinalIgnoreCase) ? "search"
        : Guid.TryParse(value, out _) ? Plain(name)
        : Plain($"{name}-{value}");

    // only letters and digits that every file system accepts
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            plain.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        }

        return Cut(string.Join('-', plain.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries)), LongestPart);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest].TrimEnd('-');
}
