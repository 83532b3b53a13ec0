using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Search.Palette;

/// <summary>The person's recent searches, each text once.</summary>
public sealed class ReadRecentSearches(OperationScopeFactory scopes)
{
    private const int MaxShown = 6;
    private const int MaxExamined = 60;

    public async Task<Result<RecentSearches>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.Search, "read.recent_searches", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var latest = await scope
            .Db.SearchLog.AsNoTracking()
            .Where(row => row.ActorId == actor.PersonId)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Select(row => row.Query)
            .Take(MaxExamined)
            .ToListAsync(cancellationToken);
        return new RecentSearches([.. latest.Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxShown)]);
    }
}

/// <summary>The texts, latest first.</summary>
public sealed record RecentSearches(IReadOnlyList<string> Texts);
