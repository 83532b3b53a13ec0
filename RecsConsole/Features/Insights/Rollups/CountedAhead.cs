using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>
/// Parts of the page that a job counted ahead (<see cref="CountAhead"/>), because counting takes longer than a reader waits. Whoever asks
/// has the right to see the teams of the question: it is made from their own scope.
/// </summary>
internal static class CountedAhead
{
    /// <summary>Older figures are counted for the reader instead: the job has not run for a day.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(26);

    /// <summary>Whether anything was counted ahead in this tenant: otherwise no part of the page needs to look for it.</summary>
    public static Task<bool> AnyAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db.InsightRollups.AnyAsync(cancellationToken);

    /// <summary>A part with words, as last counted under the rules in force; null when the reader has to wait for it to be counted.</summary>
    public static Task<Rollup<T>?> FindAsync<T>(InsightContext context, string part, CancellationToken cancellationToken)
        where T : class => FindAsync<T>(context, RollupQuestion.Of(part, context, hasWords: true), cancellationToken);

    /// <summary>A part without words: as last counted, or counted now.</summary>
    public static async Task<T> CountsAsync<T>(
        InsightContext context,
        string part,
        Func<InsightContext, CancellationToken, Task<T>> count,
        CancellationToken cancellationToken
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(count);
        var known = await FindAsync<T>(context, RollupQuestion.Of(part, context, hasWords: false), cancellationToken);
        return known?.Content ?? await count(context, cancellationToken);
    }

    private static async Task<Rollup<T>?> FindAsync<T>(
        InsightContext context,
        RollupQuestion? question,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (question is null)
        {
            return null;
        }

        var (key, basis, oldest) = (question.Key, RollupBasis.Of(context), context.Now - s_longest);
        var row = await context
            .Db.InsightRollups.AsNoTracking()
            .Where(each => each.Key == key && each.Basis == basis && each.CountedAt >= oldest)
            .Select(each => new { each.ContentJson, each.CountedAt })
            .FirstOrDefaultAsync(cancellationToken);
        return row is not null && JsonSerializer.Deserialize<T>(row.ContentJson) is { } content ? new(content, row.CountedAt) : null;
    }
}

/// <summary>A part of the page, and when it was counted.</summary>
internal sealed record Rollup<T>(T Content, DateTimeOffset CountedAt);
