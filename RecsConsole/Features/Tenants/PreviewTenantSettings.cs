using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Platform;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Tenants;

/// <summary>
/// Shows what a draft of the settings would do to a case: runs the pure pipeline twice over one snapshot, read with the actor's own
/// permissions. Records nothing, and shows nothing outside the actor's clearance, regions or access lists.
/// </summary>
public sealed class PreviewTenantSettings(OperationScopeFactory scopes, SnapshotLoader snapshots, ActivePipelines pipelines)
{
    private const long Seed = 1; // the same for both, so that only the settings differ

    public async Task<Result<SettingsPreview>> RunAsync(
        Actor actor,
        PreviewTenantSettingsRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, "preview.settings", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (TenantSettingsRules.Check(request.Draft) is [var problem, ..])
        {
            return Error.Invalid(problem);
        }

        return await PreviewAsync(scope.Db, actor, request, cancellationToken);
    }

    private async Task<Result<SettingsPreview>> PreviewAsync(
        ConsoleDbContext db,
        Actor actor,
        PreviewTenantSettingsRequest request,
        CancellationToken cancellationToken
    )
    {
        var key = request.CaseKey.Trim();
        var caseId = await db
            .Cases.Where(row => row.Key == key && row.IsOpen)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (caseId is not { } id)
        {
            return Error.NotFound(Texts.OpenCaseNotFound.With(key));
        }

        var reading = await snapshots.ReadForTrialAsync(db, actor, id, cancellationToken);
        return reading switch
        {
            { Refusal.Error.Kind: ErrorKind.NotFound } => Error.NotFound(Texts.OpenCaseNotFound.With(key)),
            { Refusal: { } refusal } => refusal.Error,
            _ => await CompareAsync(db, reading.Loaded!, request.Draft, cancellationToken),
        };
    }

    private async Task<SettingsPreview> CompareAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        ConfigurationPart draft,
        CancellationToken cancellationToken
    )
    {
        var snapshot = loaded.Snapshot with { Actor = TrialWorker.Of(loaded.Snapshot) };
        var pipeline = pipelines.For(snapshot);
        var now = snapshot.Shared.Configuration;
        var settings = loaded.Request.Facts.Phases.Within(draft) with { Learned = now.Learned };
        var drafted = snapshot with { Shared = snapshot.Shared with { Configuration = settings } };
        var current = pipeline.Recommend(snapshot, RecommendationRequest.From(now, Seed));
        var proposed = pipeline.Recommend(drafted, RecommendationRequest.From(draft, Seed));
        var titles = await TitlesAsync(db, loaded, [current, proposed], cancellationToken);
        return new(
            loaded.Request.Case.Key,
            now.Version,
            [.. current.Slates.Zip(proposed.Slates, (before, after) => ToSlate(before, after, titles))]
        );
    }

    private static PreviewSlate ToSlate(Recommendation before, Recommendation after, Dictionary<string, string> titles)
    {
        var (ranksBefore, ranksAfter) = (Ranks(before), Ranks(after));
        return new(
            before.Kind,
            [.. Shown(before).Select(item => ToLine(item, ranksBefore, ranksAfter, titles))],
            [.. Shown(after).Select(item => ToLine(item, ranksBefore, ranksAfter, titles))]
        );
    }

    private static PreviewLine ToLine(
        SlateItem item,
        Dictionary<string, int> before,
        Dictionary<string, int> after,
        Dictionary<string, string> titles
    ) =>
        new(
            item.Id,
            titles.GetValueOrDefault(item.Id, item.Id),
            before.TryGetValue(item.Id, out var was) ? was : null,
            after.TryGetValue(item.Id, out var becomes) ? becomes : null
        );

    private static IEnumerable<SlateItem> Shown(Recommendation slate) => slate.Items.Take(slate.Size);

    private static Dictionary<string, int> Ranks(Recommendation slate) =>
        Shown(slate).ToDictionary(item => item.Id, item => item.Rank, StringComparer.Ordinal);

    private static async Task<Dictionary<string, string>> TitlesAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        RankingResult[] results,
        CancellationToken cancellationToken
    )
    {
        var facts = loaded.Request.Facts;
        var shown = results.SelectMany(result => result.Slates).SelectMany(Shown).ToList();
        var documents = shown
            .Where(item => item.Kind == SlateKind.Document)
            .Select(item => item.Id)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var rows = await db
            .Documents.Where(row => documents.Contains(row.Key))
            .Select(row => new
            {
                row.Key,
                row.Version,
                row.Title,
            })
            .ToListAsync(cancellationToken);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in shown)
        {
            titles[item.Id] = item.Kind switch
            {
                SlateKind.Action => facts.ActionTitles.GetValueOrDefault(item.Id, item.Id),
                SlateKind.Document => rows.FirstOrDefault(row =>
                    row.Version == item.Version && string.Equals(row.Key, item.Id, StringComparison.Ordinal)
                )?.Title
                    ?? item.Id,
                _ => Guid.TryParse(item.Id, out var id) && facts.People.TryGetValue(id, out var person) ? person.DisplayName : item.Id,
            };
        }

        return titles;
    }
}

/// <summary>A draft to try on an open case.</summary>
public sealed record PreviewTenantSettingsRequest(string CaseKey, ConfigurationPart Draft);

/// <summary>The case's slates now and with the draft.</summary>
public sealed record SettingsPreview(string CaseKey, int Version, IReadOnlyList<PreviewSlate> Slates);

/// <summary>A slate now and with the draft.</summary>
public sealed record PreviewSlate(SlateKind Kind, IReadOnlyList<PreviewLine> Now, IReadOnlyList<PreviewLine> Then);

/// <summary>A card with its rank in both slates; null when not shown.</summary>
public sealed record PreviewLine(string Id, string Title, int? RankNow, int? RankThen);
