using RecsConsole.Database;

namespace RecsConsole.Platform.Changes;

/// <summary>
/// Records that something changed, in the transaction that changed it; <see cref="ChangePoller"/> notifies pages and caches.
/// </summary>
public static class ChangeFeed
{
    /// <summary>Adds the change to <paramref name="db"/>; the caller's SaveChanges writes it.</summary>
    public static void Append(ConsoleDbContext db, ChangeKind kind, string key, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Changes.Add(NewChange(db, kind, key, at));
    }

    /// <summary>The same for callers that write many changes in bulk: the context does not have the change, and the caller stores it.</summary>
    internal static ChangeRow NewChange(ConsoleDbContext db, ChangeKind kind, string key, DateTimeOffset at) =>
        new()
        {
            TenantId = db.TenantId,
            At = at,
            Kind = kind.ToCode(),
            Key = key,
        };
}
