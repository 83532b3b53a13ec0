using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.People.Grants;

/// <summary>What the trail keeps of a temporary right: what it is for, and until when it was and is valid. Its reason may name somebody.</summary>
internal static class GrantAudit
{
    private const string Until = "until";

    public static Dictionary<string, string> Given(AccessGrantRow row)
    {
        var details = DetailsOf(row);
        details[Until] = Text(row.ExpiresAt);
        AuditChange.AddTo(details, before: null, ValidUntil(row.ExpiresAt));
        return details;
    }

    public static Dictionary<string, string> Withdrawn(AccessGrantRow row, DateTimeOffset at)
    {
        var details = DetailsOf(row);
        AuditChange.AddTo(details, ValidUntil(row.ExpiresAt), ValidUntil(at));
        return details;
    }

    private static Dictionary<string, string> DetailsOf(AccessGrantRow row) =>
        new(StringComparer.Ordinal) { ["grant"] = row.Id.ToString("D"), [row.ObjectKind] = row.ObjectKey };

    private static Dictionary<string, string> ValidUntil(DateTimeOffset at) => new(StringComparer.Ordinal) { [Until] = Text(at) };

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
