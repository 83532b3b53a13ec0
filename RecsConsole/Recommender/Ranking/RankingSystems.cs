using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Recommender.Ranking;

/// <summary>
/// The ranking systems that a tenant can compare: the heuristic, the usual next step as the simplest baseline, the live one, and each model
/// of the registry.
/// </summary>
public sealed class RankingSystems(ActivePipelines pipelines, TenantFactsReader facts)
{
    private const int MaxModels = 100;

    /// <summary>The systems for one kind of slate, latest model first.</summary>
    public async Task<IReadOnlyList<RankingChoice>> ListAsync(
        ConsoleDbContext db,
        Actor actor,
        SlateKind kind,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var kindOfItem = kind.ToItemKind();
        var models = await db
            .Models.AsNoTracking()
            .Where(row => row.Kind == kindOfItem)
            .OrderByDescending(row => row.Number)
            .Take(MaxModels)
            .Select(row => new
            {
                row.Id,
                row.Version,
                row.Status,
            })
            .ToListAsync(cancellationToken);
        var live = await LiveAsync(actor, kind, cancellationToken);
        return
        [
            new(RankingSystem.Heuristic, RecommenderTexts.Heuristic),
            .. kind is SlateKind.Action
                ? [new RankingChoice(RankingSystem.UsualStep, RecommenderTexts.UsualStep)]
                : Array.Empty<RankingChoice>(),
            new(RankingSystem.Live, RecommenderTexts.LiveNow.With(RankingSystem.NameInSentence(live.Version))),
            .. models.Select(row => new RankingChoice(
                row.Id.ToString("D"),
                $"{row.Version} ({ModelStatusLabels.Of(row.Status).InSentence()})"
            )),
        ];
    }

    /// <summary>The system with this key, in its current version; an error when it cannot rank.</summary>
    public async Task<Result<RankingSystem>> ResolveAsync(
        ConsoleDbContext db,
        Actor actor,
        SlateKind kind,
        string key,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return key switch
        {
            RankingSystem.Heuristic => Of(key, null),
            RankingSystem.UsualStep when kind is SlateKind.Action => new RankingSystem(
                key,
                pipelines.UsualStep.Versions.Model,
                pipelines.UsualStep
            ),
            RankingSystem.Live => await LiveAsync(actor, kind, cancellationToken),
            _ => await OfModelAsync(db, actor, kind, key, cancellationToken),
        };
    }

    // A pilot ranks for some people only: it is compared under its own name, not as live.
    private async Task<RankingSystem> LiveAsync(Actor actor, SlateKind kind, CancellationToken cancellationToken)
    {
        var read = await facts.ReadAsync(actor, cancellationToken);
        var live = read.Models.Served.FirstOrDefault(each => !each.IsPilot && each.Model.Kind == kind);
        return Of(RankingSystem.Live, live?.Model);
    }

    private async Task<Result<RankingSystem>> OfModelAsync(
        ConsoleDbContext db,
        Actor actor,
        SlateKind kind,
        string key,
        CancellationToken cancellationToken
    )
    {
        var kindOfItem = kind.ToItemKind();
        var row = Guid.TryParse(key, out var id)
            ? await db.Models.AsNoTracking().FirstOrDefaultAsync(model => model.Id == id && model.Kind == kindOfItem, cancellationToken)
            : null;
        if (row is null)
        {
            return Error.Invalid(RecommenderTexts.NoSuchModel.With(key));
        }

        try
        {
            var model = ModelContent.Unpack(row.Content, row.ContentHash);
            var problem = model.Problem() ?? await DeniedAsync(actor, model, cancellationToken);
            return problem is null ? Of(key, model) : Error.Invalid(RecommenderTexts.CannotRank.With(row.Version, problem));
        }
        catch (InvalidDataException)
        {
            return Error.Invalid(RecommenderTexts.CannotBeRead.With(row.Version));
        }
    }

    // A model with a denied column would rank on an empty column; one that learned from a withheld field may not rank at all.
    private async Task<string?> DeniedAsync(Actor actor, RankerModel model, CancellationToken cancellationToken)
    {
        var settings = (await facts.ReadAsync(actor, cancellationToken)).Configuration;
        if (settings.FieldLimits.RefusedModel(model.Kind, model.Columns) is { Count: > 0 } refused)
        {
            return RecommenderTexts.LearnedFromWithheld.With(FieldLabels.All(refused));
        }

        return model.Columns.FirstOrDefault(column => FeatureDenyList.IsDenied(column, settings.DeniedFeatures)) is { } denied
            ? RecommenderTexts.ColumnDenied.With(denied)
            : null;
    }

    private RankingSystem Of(string key, RankerModel? model)
    {
        var pipeline = pipelines.For(model is null ? null : ModelPart.From(model));
        return new(key, pipeline.Versions.Model, pipeline);
    }
}

/// <summary>A system that can be chosen for a comparison.</summary>
/// <param name="Key">heuristic, usual_step, live, or the id of a model.</param>
public sealed record RankingChoice(string Key, string Words);

/// <summary>A way to rank that can be compared with another one.</summary>
/// <param name="Key">heuristic, usual_step, live, or the id of a model.</param>
/// <param name="Version">Version of the system's ranker, as recorded in decisions.</param>
public sealed record RankingSystem(string Key, string Version, RecommendationPipeline Pipeline)
{
    /// <summary>Key of the ranker without learning.</summary>
    public const string Heuristic = "heuristic";

    /// <summary>Key of the simplest baseline: the usual next step.</summary>
    public const string UsualStep = "usual_step";

    /// <summary>Key of the system that currently ranks for the whole tenant.</summary>
    public const string Live = "live";

    // versions of HeuristicRanker, also earlier ones
    private const string VersionsOfRules = "heuristic-";

    /// <summary>
    /// The name on screen of what recorded this version: the version of a model, which is its name, or the weighted rules, which have one
    /// name everywhere.
    /// </summary>
    public static string NameInSentence(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.StartsWith(VersionsOfRules, StringComparison.Ordinal) ? RecommenderTexts.Heuristic.AsClause() : version;
    }
}
