using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Comparison;

/// <summary>Reads any two models of the registry side by side: data, figures and weights.</summary>
public sealed class CompareModels(OperationScopeFactory scopes)
{
    private const int MaxChoices = 200;

    public async Task<Result<ModelComparison>> RunAsync(Actor actor, ModelPair pair, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewModels, "compare.models", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(pair);
        var db = scope.Db;
        var choices = await db
            .Models.AsNoTracking()
            .OrderByDescending(row => row.Number)
            .Take(MaxChoices)
            .Select(row => row.Version)
            .ToListAsync(cancellationToken);
        return new ModelComparison(
            choices,
            await ReadAsync(db, pair.First, cancellationToken),
            await ReadAsync(db, pair.Second, cancellationToken),
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        );
    }

    private static async Task<ModelLine?> ReadAsync(ConsoleDbContext db, string? version, CancellationToken cancellationToken)
    {
        var facts = await db
            .Models.AsNoTracking()
            .Where(row => row.Version == version)
            .Select(ModelFacts.Of)
            .FirstOrDefaultAsync(cancellationToken);
        return facts?.ToLine(await ModelPeople.NamesAsync(db, facts.People, cancellationToken));
    }
}

/// <summary>Two models side by side.</summary>
/// <param name="Choices">Versions to choose from, the latest first.</param>
/// <param name="First">Null until one is chosen.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record ModelComparison(IReadOnlyList<string> Choices, ModelLine? First, ModelLine? Second, string? TimeZone)
{
    /// <summary>Both learned from the same rows.</summary>
    public bool IsSameData =>
        First?.Report?.DataHash is { } hash && string.Equals(hash, Second?.Report?.DataHash, StringComparison.Ordinal);

    /// <summary>Both were tested on the same period of the same kind of slate, so that their figures compare.</summary>
    public bool IsSameTest =>
        First is { Report: { } one } first
        && Second is { Report: { } other } second
        && first.Kind == second.Kind
        && one.TestFrom == other.TestFrom
        && one.TestTo == other.TestTo
        && one.TestDecisions == other.TestDecisions;

    /// <summary>The weight of each column in both, the largest difference first.</summary>
    public IReadOnlyList<ComparedWeight> Weights
    {
        get
        {
            var (one, other) = (WeightsOf(First), WeightsOf(Second));
            return
            [
                .. one
                    .Keys.Union(other.Keys, StringComparer.Ordinal)
                    .Select(name => new ComparedWeight(
                        name,
                        one.TryGetValue(name, out var weight) ? weight : null,
                        other.TryGetValue(name, out var otherWeight) ? otherWeight : null
                    ))
                    .OrderByDescending(each => Math.Abs((each.First ?? 0) - (each.Second ?? 0)))
                    .ThenBy(each => each.Column, StringComparer.Ordinal),
            ];
        }
    }

    private static Dictionary<string, double> WeightsOf(ModelLine? line) =>
        (line?.Report?.Weights ?? [])
            .DistinctBy(each => each.Column, StringComparer.Ordinal)
            .ToDictionary(each => each.Column, each => each.Weight, StringComparer.Ordinal);
}

/// <summary>A column's weight in two models; null where a model does not have the column.</summary>
public sealed record ComparedWeight(string Column, double? First, double? Second);
