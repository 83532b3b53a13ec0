namespace RecsConsole.Engine.Access;

/// <summary>A right to one object, or to one duty of somebody else's role, for a limited time, held by the person it is read with.</summary>
/// <param name="CaseId">The case it opens; null when it is for something else.</param>
/// <param name="DocumentKey">The document it opens, in whatever version is in force; null when it is for something else.</param>
/// <param name="ExpiresAt">The instant from which it no longer counts.</param>
/// <param name="IsBreakGlass">Taken in an emergency by the person, not given by somebody else.</param>
public sealed record AccessGrant(Guid Id, Guid? CaseId, string? DocumentKey, DateTimeOffset ExpiresAt, bool IsBreakGlass)
{
    /// <summary>Publishing what somebody else wrote.</summary>
    public const string Publishing = "publish";

    /// <summary>What it lets its holder do in the tenant; null when it is for an object.</summary>
    public string? Duty { get; init; }

    internal bool Lends(string duty, DateTimeOffset instant) => instant < ExpiresAt && string.Equals(Duty, duty, StringComparison.Ordinal);

    internal bool Opens(AccessResource resource, DateTimeOffset instant) =>
        instant < ExpiresAt
        && (
            (CaseId is { } id && resource.CaseId == id)
            || (DocumentKey is { } key && string.Equals(resource.DocumentKey, key, StringComparison.Ordinal))
        );
}
