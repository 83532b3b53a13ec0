using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Models.Golden;

/// <summary>Runs a model on the golden cases of its kind, and returns the results for cases that the reader may see.</summary>
public sealed class ReadGoldenResults(OperationScopeFactory scopes, GoldenTrials golden)
{
    public async Task<Result<GoldenResultsView>> RunAsync(Actor actor, string version, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewModels, "read.golden_results", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var model = await scope.Db.Models.AsNoTracking().FirstOrDefaultAsync(row => row.Version == version, cancellationToken);
        if (model is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchModel);
        }

        var outcome = await golden.RunAsync(scope.Db, model, cancellationToken);
        var ids = outcome.Results.Select(result => result.Id).ToList();
        var rows = await GoldenCases.InForce(scope.Db).AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var lines = (await GoldenLine.OfAsync(scope, rows, cancellationToken)).ToDictionary(line => line.Id);
        return new GoldenResultsView(
            [
                .. outcome
                    .Results.Where(result => lines.ContainsKey(result.Id))
                    .OrderBy(result => result.Verdict is GoldenVerdict.Holds)
                    .Select(result => new GoldenResultLine(lines[result.Id], result)),
            ],
            outcome.Results.Count - lines.Count,
            outcome.Results.Count,
            outcome.Failed.Count
        );
    }
}

/// <param name="Hidden">Results for cases that the reader may not see.</param>
/// <param name="Total">Number of expectations run, including hidden ones.</param>
/// <param name="Failed">Number of failed ones, including hidden ones.</param>
public sealed record GoldenResultsView(IReadOnlyList<GoldenResultLine> Lines, int Hidden, int Total, int Failed);

/// <summary>An expectation and its result.</summary>
public sealed record GoldenResultLine(GoldenLine Expected, GoldenResult Result);
