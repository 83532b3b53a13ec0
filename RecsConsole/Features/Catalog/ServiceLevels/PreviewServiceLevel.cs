using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>
/// Finds the open cases whose deadline a level, saved or not, would change if it were published and applied to them. Counts only cases that
/// the reader may view.
/// </summary>
public sealed class PreviewServiceLevel(OperationScopeFactory scopes, TenantFactsReader factsReader)
{
    /// <param name="key">The level; empty while a new one has no id.</param>
    public async Task<Result<LevelPreview>> RunAsync(Actor actor, string key, ServiceLevelContent text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "preview.service_level", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var choices = await ServiceLevelChoices.ReadAsync(scope, key, cancellationToken);
        if (text.TargetMinutes <= 0 || ServiceLevelRules.Check(newKey: null, text, choices).ContainsKey(ServiceLevelPlace.Target))
        {
            return Error.Invalid(Texts.TargetMissing);
        }

        var level = text.ToLevel(key, version: 0);
        var levels = (await LevelTable.ReadAsync(scope.Db, cancellationToken)).With(level);
        var open = await OpenCases.ReadAsync(scope, await factsReader.ReadAsync(actor, cancellationToken), cancellationToken);
        var moves = await AppliedLevel.MovesAsync(scope.Db, level, cancellationToken);
        var impacts = open
            .Seen.Select(each => LevelImpact.From(levels, level.Key, each.Row, each.Tier, moves[each.Row.Id]))
            .OfType<LevelImpact>()
            .ToList();
        var changes = impacts.Where(impact => impact.IsChange).ToList();
        return new LevelPreview(
            [
                .. changes
                    .OrderByDescending(impact => impact.IsLateAtOnce(scope.Now))
                    .ThenByDescending(impact => impact.Lost)
                    .ThenBy(impact => impact.Case.Key, StringComparer.Ordinal)
                    .Take(OpenCases.Named)
                    .Select(impact => LineOf(impact, scope.Now)),
            ],
            impacts.Count,
            changes.Count,
            changes.Count(impact => impact.IsLateAtOnce(scope.Now)),
            open.Seen.Count,
            open.IsCut
        );
    }

    private static LevelPreviewLine LineOf(LevelImpact impact, DateTimeOffset at) =>
        new(
            impact.Case.Key,
            impact.Case.Title,
            impact.Before.Deadline,
            impact.Before.PausedAt is not null,
            impact.After.Deadline,
            impact.After.PausedAt is not null,
            impact.IsLateAtOnce(at)
        );
}

/// <summary>The effect of a level on open cases.</summary>
/// <param name="Cases">The cases, those that lose most first, overdue ones before all others.</param>
/// <param name="Total">Number of cases the level covers.</param>
/// <param name="Changed">The covered cases whose deadline would change.</param>
/// <param name="Late">The changed cases that would be overdue at once.</param>
/// <param name="Looked">Open cases that were examined: those the reader may view.</param>
/// <param name="IsCut">There are more open cases than were examined.</param>
public sealed record LevelPreview(IReadOnlyList<LevelPreviewLine> Cases, int Total, int Changed, int Late, int Looked, bool IsCut);

/// <summary>A case whose deadline would change; a deadline is null when there is none or the clock is paused.</summary>
public sealed record LevelPreviewLine(
    string Key,
    string Title,
    DateTimeOffset? Before,
    bool StoodBefore,
    DateTimeOffset? After,
    bool StandsAfter,
    bool IsLate
);
