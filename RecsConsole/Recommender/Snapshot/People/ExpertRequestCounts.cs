using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>How often people were asked for help from a slate.</summary>
public static class ExpertRequestCounts
{
    /// <summary>The window of the daily cap: the last 24 hours, in any time zone.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private static readonly Expression<Func<ResponseRow, bool>> s_isAsked = row =>
        row.ItemKind == ItemKind.Expert && row.Kind == ResponseKind.Accept && row.UndoneAt == null && row.ItemId != null;

    private static readonly CompiledRead<Func<ConsoleDbContext, DateTimeOffset, IAsyncEnumerable<AskedPerson>>> s_counts = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, DateTimeOffset since) =>
                db
                    .Responses.Where(s_isAsked)
                    .Where(row => row.At > since)
                    .GroupBy(row => row.ItemId!)
                    .Select(group => new AskedPerson(group.Key, group.Count()))
        )
    );

    /// <summary>Requests since the given time, by person id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> CountAsync(
        ConsoleDbContext db,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var counts = await s_counts.For(db)(db, since).ToListAsync(cancellationToken);
        return counts.ToDictionary(each => Guid.Parse(each.Person), each => each.Count);
    }

    /// <summary>Requests to one person since the given time.</summary>
    public static Task<int> CountAsync(ConsoleDbContext db, Guid person, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = person.ToString("D");
        return db.Responses.Where(s_isAsked).CountAsync(row => row.At > since && row.ItemId == key, cancellationToken);
    }

    private sealed record AskedPerson(string Person, int Count);
}
