namespace RecsConsole.Database;

/// <summary>When an API key is in force. Whether its person is still there is checked separately.</summary>
public static class ApiKeysInForce
{
    /// <summary>Neither revoked nor expired.</summary>
    public static IQueryable<ApiKeyRow> InForce(this IQueryable<ApiKeyRow> rows, DateTimeOffset at) =>
        rows.Where(row => row.RevokedAt == null && row.ExpiresAt > at);

    /// <summary>Revoked or expired.</summary>
    public static IQueryable<ApiKeyRow> Ended(this IQueryable<ApiKeyRow> rows, DateTimeOffset at) =>
        rows.Where(row => row.RevokedAt != null || row.ExpiresAt <= at);

    /// <summary>The same as <see cref="InForce"/> for a loaded key.</summary>
    public static bool IsInForce(this ApiKeyRow row, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.RevokedAt is null && row.ExpiresAt > at;
    }
}
