namespace RecsConsole.Database;

/// <summary>When a right to one object holds.</summary>
public static class GrantRules
{
    /// <summary>Not withdrawn, and not over.</summary>
    public static IQueryable<AccessGrantRow> StillGranted(this IQueryable<AccessGrantRow> rows, DateTimeOffset at) =>
        rows.Where(row => row.RevokedAt == null && row.ExpiresAt > at);

    /// <summary>The same of a right that was read.</summary>
    public static bool IsStillGranted(this AccessGrantRow row, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.RevokedAt is null && row.ExpiresAt > at;
    }
}
