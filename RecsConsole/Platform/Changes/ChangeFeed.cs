using RecsConsole.Database;

namespace RecsConsole.Platform.Changes;

/// <summary>Says that something moved, in the transaction that moved it; <see cref="ChangePoller"/> carries it to pages and caches.</summary>
public static class ChangeFeed
{
    /// <summary>Adds the change to <paramref name="db"/>; the caller's SaveChanges writes it.</summary>
    public static void Append(ConsoleDbContext db, ChangeKind kind, string key, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Changes.Add(
            new ChangeRow
            {
                TenantId = db.TenantId,
                At = at,
                Kind = kind.ToString().ToLowerInvariant(),
                Key = key,
            }
        );
    }
}
