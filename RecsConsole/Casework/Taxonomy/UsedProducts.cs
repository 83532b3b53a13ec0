using RecsConsole.Database;

namespace RecsConsole.Casework.Taxonomy;

/// <summary>The products that a tenant's cases have.</summary>
public static class UsedProducts
{
    /// <summary>More than anybody chooses from.</summary>
    public const int Max = 1_000;

    /// <summary>Each once, at most <see cref="Max"/> of them.</summary>
    public static Task<IReadOnlyList<string>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return UsedValues.ReadAsync(db.Cases.Select(row => row.Product), Max, cancellationToken);
    }
}
