namespace RecsConsole.Engine.Access;

/// <summary>A time-limited right to one object, or to one duty of another role. It applies only to the person it was loaded for.</summary>
/// <param name="CaseId">The case that the grant opens; null when the grant is for something else.</param>
/// <param name="DocumentKey">
/// The document that the grant opens, whichever version is in force; null when the grant is for something else.
/// </param>
/// <param name="ExpiresAt">The instant from which the grant no longer counts.</param>
/// <param name="IsBreakGlass">Taken by the person in an emergency rather than given by somebody else.</param>
public sealed record AccessGrant(Guid Id, Guid? CaseId, string? DocumentKey, DateTimeOffset ExpiresAt, bool IsBreakGlass)
{
    /// <summary>Publishing what somebody else wrote.</summary>
    public const string Publishing = "publish";

    /// <summary>Deciding on a model that somebody else proposed.</summary>
    public const string Promoting = "promote";

    /// <summary>Approving in the place of a supervisor.</summary>
    public const string ApprovingAsSupervisor = "approve_supervisor";

    /// <summary>Approving in the place of somebody in sales.</summary>
    public const string ApprovingAsSales = "approve_sales";

    /// <summary>What the grant allows in the whole tenant; null when it is for one object.</summary>
    public string? Duty { get; init; }

    internal bool Lends(string duty, DateTimeOffset instant) => instant < ExpiresAt && string.Equals(Duty, duty, StringComparison.Ordinal);

    internal bool Opens(AccessResource resource, DateTimeOffset instant) =>
        instant < ExpiresAt
        && (
            (CaseId is { } id && resource.CaseId == id)
            || (DocumentKey is { } key && string.Equals(resource.DocumentKey, key, StringComparison.Ordinal))
        );
}
