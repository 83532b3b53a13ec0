using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Which open cases would get another deadline from a level, saved or not, if it were published and applied to them. Only cases that the reader may view count.</summary>
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
            .Seen.Select(each => LevelImpact.Of(levels, level.Key, each.Row, each.Tier, moves[each.Row.Id]))
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

/// <summary>What a level would mean for open cases.</summary>
/// <param name="Cases">Those that lose most, the late ones first.</param>
/// <param name="Total">Cases that it is for.</param>
/// <param name="Changed">Of them, those that would get another deadline.</param>
/// <param name="Late">Of these, those that would be late at once.</param>
/// <param name="Looked">Open cases that were asked: those the reader may view.</param>
/// <param name="IsCut">There are more open cases than were looked at.</param>
public sealed record LevelPreview(IReadOnlyList<LevelPreviewLine> Cases, int Total, int Changed, int Late, int Looked, bool IsCut);

/// <summary>A case that would get another deadline; null where it has none, or its clock stands.</summary>
public sealed record LevelPreviewLine(
    string Key,
    string Title,
    DateTimeOffset? Before,
    bool StoodBefore,
    DateTimeOffset? After,
    bool StandsAfter,
    bool IsLate
);
