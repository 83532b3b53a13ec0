using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Checks the pages beside those of cases: the customers of the checked cases, and the board of the teams.</summary>
internal sealed class PlacesRun(IServiceProvider services, ConsoleDbContext db, StoredCases records)
{
    /// <summary>What is wrong on the page of a customer.</summary>
    public async Task<IReadOnlyList<Finding>> AccountAsync(Actor reader, string key, CancellationToken cancellationToken)
    {
        await using var writer = new PageWriter(services, reader);
        var oracle = new AccountOracle(key, await writer.AccountAsync(key));
        return [.. oracle.Check(await ReadAsync(oracle.Keys, cancellationToken))];
    }

    /// <summary>What is wrong on the board; null when the reader has none.</summary>
    public async Task<IReadOnlyList<Finding>?> BoardAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var writer = new PageWriter(services, reader);
        var board = await writer.BoardAsync();
        if (board.QuerySelector("header .counts") is null)
        {
            return null;
        }

        var teams = await db.Teams.AsNoTracking().Select(row => new { row.Key, row.Name }).ToListAsync(cancellationToken);
        var names = teams
            .GroupBy(row => row.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Key, StringComparer.Ordinal);
        var oracle = new BoardOracle(board, names);
        return [.. oracle.Check(await ReadAsync(oracle.Keys, cancellationToken))];
    }

    private async Task<Dictionary<string, StoredCase>> ReadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoredCase>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            found.Add(key, await records.OfAsync(key, cancellationToken));
        }

        return found;
    }
}
