using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>The kinds of objects that a grant can cover. An unknown kind or id gives no access.</summary>
public static class GrantKinds
{
    public const string Case = "case";
    public const string Document = "document";

    /// <summary>A permission that others have by role; the key says which.</summary>
    public const string Duty = "duty";

    public static Guid? CaseOf(string kind, string key) =>
        string.Equals(kind, Case, StringComparison.Ordinal) && Guid.TryParseExact(key, "D", out var id) ? id : null;

    /// <summary>Cases that a person's unexpired grants open, for queries that count and page before each row is checked.</summary>
    public static IReadOnlyCollection<Guid> CasesOf(AccessSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return [.. (subject.Grants ?? []).Select(grant => grant.CaseId).OfType<Guid>()];
    }

    public static string? DutyOf(string kind, string key) =>
        string.Equals(kind, Duty, StringComparison.Ordinal) ? LentDuty.Find(key)?.Key : null;

    public static string? DocumentOf(string kind, string key) => string.Equals(kind, Document, StringComparison.Ordinal) ? key : null;
}
