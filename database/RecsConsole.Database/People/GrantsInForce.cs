namespace RecsConsole.Database;

/// <summary>When a grant is in force.</summary>
public static class GrantsInForce
{
    /// <summary>Neither withdrawn nor expired.</summary>
    public static IQueryable<AccessGrantRow> StillGranted(this IQueryable<AccessGrantRow> rows, DateTimeOffset at) =>
        rows.Where(row => row.RevokedAt == null && row.ExpiresAt > at);

    /// <summary>The same for a loaded grant.</summary>
    public static bool IsStillGranted(this AccessGrantRow row, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.RevokedAt is null && row.ExpiresAt > at;
    }
}
