using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>What a grant can be for. An unknown kind or id opens nothing.</summary>
public static class GrantKinds
{
    public const string Case = "case";
    public const string Document = "document";

    /// <summary>Something that a role of others may do; the key says what.</summary>
    public const string Duty = "duty";

    /// <summary>Duties that can be lent.</summary>
    public static IReadOnlyList<string> Duties { get; } = [AccessGrant.Publishing];

    public static Guid? CaseOf(string kind, string key) =>
        string.Equals(kind, Case, StringComparison.Ordinal) && Guid.TryParseExact(key, "D", out var id) ? id : null;

    /// <summary>Cases that a person's unexpired grants open, for queries that count and page before each row is checked.</summary>
    public static IReadOnlyCollection<Guid> CasesOf(AccessSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return [.. (subject.Grants ?? []).Select(grant => grant.CaseId).OfType<Guid>()];
    }

    public static string? DutyOf(string kind, string key) =>
        string.Equals(kind, Duty, StringComparison.Ordinal)
            ? Duties.FirstOrDefault(duty => string.Equals(duty, key, StringComparison.Ordinal))
            : null;

    public static string? DocumentOf(string kind, string key) => string.Equals(kind, Document, StringComparison.Ordinal) ? key : null;
}
