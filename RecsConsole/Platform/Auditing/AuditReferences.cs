using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// Derives the search columns of an entry from its object and details, so that they contain nothing that the entry does not.
/// </summary>
public static class AuditReferences
{
    private const int LongestItem = 100;
    private const int LongestReason = 40;

    private static readonly HashSet<string> s_items = new(StringComparer.Ordinal) { "action", "document", "person" };

    /// <summary>Case, decision, item and reason code of an entry; null where it names none.</summary>
    public static (Guid? CaseId, Guid? DecisionId, string? ItemId, string? Reason) Of(AuditEntryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var details = Details(row.DetailsJson);
        return (
            Id("case", row, details),
            Id("decision", row, details),
            Text(details, "item", LongestItem) ?? (s_items.Contains(row.ObjectKind) && row.ObjectId.Length > 0 ? row.ObjectId : null),
            Text(details, "reason", LongestReason)
        );
    }

    /// <summary>The details of an entry; empty when they are not a JSON object of strings.</summary>
    public static IReadOnlyDictionary<string, string> Details(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }
    }

    private static Guid? Id(string kind, AuditEntryRow row, IReadOnlyDictionary<string, string> details)
    {
        var text = string.Equals(row.ObjectKind, kind, StringComparison.Ordinal) ? row.ObjectId : details.GetValueOrDefault(kind);
        return Guid.TryParseExact(text, "D", out var id) ? id : null;
    }

    private static string? Text(IReadOnlyDictionary<string, string> details, string name, int longest) =>
        details.GetValueOrDefault(name) is { Length: > 0 } text && text.Length <= longest ? text : null;
}
