using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Recommender.Experts;

/// <summary>How often people were asked for help from a slate.</summary>
public static class Asked
{
    /// <summary>The window of the daily cap: the last 24 hours, wherever people live.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Requests since then by person.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> CountAsync(
        ConsoleDbContext db,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var counts = await Since(db, since)
            .GroupBy(row => row.ItemId!)
            .Select(group => new { Person = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return counts.ToDictionary(each => Guid.Parse(each.Person), each => each.Count);
    }

    /// <summary>Requests to one person since then.</summary>
    public static Task<int> CountAsync(
        ConsoleDbContext db,
        Guid person,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = person.ToString("D");
        return Since(db, since).CountAsync(row => row.ItemId == key, cancellationToken);
    }

    private static IQueryable<ResponseRow> Since(ConsoleDbContext db, DateTimeOffset since) =>
        db.Responses.Where(row =>
            row.ItemKind == "expert"
            && row.At > since
            && row.Kind == "accept"
            && row.UndoneAt == null
            && row.ItemId != null
        );
}
