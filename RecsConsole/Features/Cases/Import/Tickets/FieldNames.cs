namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>
/// Names of custom fields in the columns of an export: Jira writes "Custom field (Severity)", Zendesk "Severity [list]". What a field says
/// about the end of a ticket is left out.
/// </summary>
internal static class FieldNames
{
    private const string JiraStart = "Custom field (";

    // measures of the system itself, which are known only afterwards
    private static readonly string[] s_afterwards = ["satisfaction", "time to ", "[chart]", "survey"];

    // "Rank" is the place in a backlog, but "Frankfurt" is a site
    private static readonly string[] s_afterwardsAlone = ["rank", "development"];

    private static readonly char[] s_gaps = [' ', '_', '-', '/', '.', '(', ')'];

    /// <summary>Whether the column is marked as a custom field.</summary>
    public static bool IsMarked(string column) => NameIn(column) is { } name && !IsKnownAfterwards(name);

    /// <summary>Whether the field measures how the ticket went.</summary>
    public static bool IsKnownAfterwards(string name) =>
        Array.Exists(s_afterwards, word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
        || name.Split(s_gaps).Intersect(s_afterwardsAlone, StringComparer.OrdinalIgnoreCase).Any()
        || name.StartsWith(CasesFromLog.OutcomePrefix, StringComparison.Ordinal);

    /// <summary>The name of the field in a column; a column without a mark is its own name.</summary>
    public static string Of(string column) =>
        NameIn(column) is { } name && !name.StartsWith(CasesFromLog.OutcomePrefix, StringComparison.Ordinal) ? name : column;

    private static string? NameIn(string column)
    {
        if (column.StartsWith(JiraStart, StringComparison.OrdinalIgnoreCase) && column.EndsWith(')'))
        {
            return OrNull(column[JiraStart.Length..^1]);
        }

        var open = column.LastIndexOf(" [", StringComparison.Ordinal);
        return open > 0 && column.EndsWith(']') && column[(open + 2)..^1] is { Length: > 0 and <= 12 } kind && kind.All(char.IsAsciiLetter)
            ? OrNull(column[..open])
            : null;
    }

    private static string? OrNull(string name) => name.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
