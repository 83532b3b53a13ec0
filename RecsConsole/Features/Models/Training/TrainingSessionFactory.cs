using System.Globalization;
using Microsoft.Extensions.Options;
using RecsConsole.Casework;
using RecsConsole.Casework.Judgements;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.History;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Features.Models.Training.Reviews;
using RecsConsole.Features.Models.Training.Trials;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Training;

/// <summary>Opens the data of a training; the same for a training here, an export, and an imported model.</summary>
public sealed class TrainingSessionFactory(
    TenantFactsReader facts,
    SearchSnapshots search,
    AccessPolicy policy,
    AuditTrail auditTrail,
    IOptions<TrainingOptions> options,
    TimeProvider clock,
    ILogger<TrainModel> logger
)
{
    private static readonly HashSet<Guid> s_none = [];

    /// <summary>The examples of a kind, or why there is too little to learn from, or which column must not be used.</summary>
    internal async Task<Result<TrainingSession>> OpenAsync(
        ConsoleDbContext db,
        Actor actor,
        TrainModelRequest request,
        CancellationToken cancellationToken
    )
    {
        var tenant = await facts.ReadAsync(actor, cancellationToken);
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var objectives = settings.ObjectivesInForce;
        var columns = TrainingColumns.Of(request, objectives, tenant.Configuration);
        if (columns.Error is { } refused)
        {
            await RecordAsync(db, actor, RefusedOf(request, objectives, tenant.Configuration.FieldLimits), cancellationToken);
            return refused;
        }

        await request.Progress.ReportAsync(0, StoredText.From<Texts>(nameof(Texts.ReadingHistory)), cancellationToken);
        var scope = await ScopeAsync(db, tenant, settings, request.Kind, cancellationToken);
        var (sources, reviews) = await SourcesAsync(db, actor, request.Kind, tenant, scope, cancellationToken);
        var oracle = await EvaluationOracle.ReadAsync(db, cancellationToken);
        var session = new TrainingSession(scope, sources, new(policy, request.Kind), columns.Value!, oracle, request.Progress)
        {
            Reviews = reviews,
        };
        await CountAsync(db, actor, settings, sources, cancellationToken);
        if (session.TooFew() is { } error)
        {
            session.Dispose();
            return error;
        }

        return session;
    }

    // examples without the required consent are left out; the audit trail records how many
    private async Task CountAsync(
        ConsoleDbContext db,
        Actor actor,
        TenantConfiguration settings,
        IReadOnlyList<IExamples> sources,
        CancellationToken cancellationToken
    )
    {
        var consents = await Consents.ReadAsync(db, settings, cancellationToken);
        var left = sources.Sum(source => source.LeftOut.NoConsent).ToString(CultureInfo.InvariantCulture);
        var asked = ClassBasis.ByConsent.Where(consents.RequiresConsent).ToDictionary(each => each, _ => left);
        if (asked.Count > 0 && left is not "0")
        {
            FieldRefusals.AppendClasses(auditTrail, db, actor.PersonOrNull, FieldPurpose.Train, asked);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static IReadOnlyList<DataField> RefusedOf(TrainModelRequest request, LearningObjectives objectives, FieldLimits? limits) =>
        [
            .. limits
                .RefusedModel(request.Kind, request.Columns ?? FeatureColumns.Of(request.Kind))
                .Union(limits.Refused(TrainingColumns.TargetsOf(objectives), FieldPurpose.Train)),
        ];

    // a request may be refused for other reasons too: then there is nothing to write
    private async Task RecordAsync(ConsoleDbContext db, Actor actor, IReadOnlyList<DataField> fields, CancellationToken cancellationToken)
    {
        if (fields.Count > 0)
        {
            FieldRefusals.Append(auditTrail, db, actor.PersonOrNull, FieldPurpose.Train, fields, "train.model");
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<TrainingScope> ScopeAsync(
        ConsoleDbContext db,
        TenantFacts tenant,
        TenantConfiguration settings,
        SlateKind kind,
        CancellationToken cancellationToken
    ) =>
        new(tenant, settings.Labels, options.Value, policy, Timestamps.Round(clock.GetUtcNow()), logger)
        {
            Exclusions = await TrainingExclusions.ReadAsync(db, cancellationToken),
            Basis = settings.LearningBasis,
            Objectives = settings.ObjectivesInForce,
            Live = await LiveModel.ReadAsync(db, kind, cancellationToken),
            Trails = TrailColumns.From(await CaseFieldColumns.ReadAsync(db, cancellationToken)),
        };

    private async Task<ReadSources> SourcesAsync(
        ConsoleDbContext db,
        Actor actor,
        SlateKind kind,
        TenantFacts facts,
        TrainingScope scope,
        CancellationToken cancellationToken
    )
    {
        // decisions whose labels are final: a shown item is graded by whether it was done and how the case ended
        var decisions = await DecisionExamples.ReadAsync(db, kind, scope.Objectives, scope.Options.MostDecisions, cancellationToken);
        var cases = await HistoryReader.ReadAsync(db, facts, scope.Options.MostCases, cancellationToken);
        if (cases.Count > 0)
        {
            scope.ReachBackTo(cases.Min(each => each.Row.OpenedAt));
        }

        // a step says which decision suggested it; for documents and people, a case with decisions is left to these
        var decided = kind is SlateKind.Action ? s_none : decisions.Cases;
        var index = kind is SlateKind.Document ? await search.GetAsync(actor, cancellationToken) : null;
        var desk = new HistoryTenant(db, actor, facts, index);
        var labels = scope.Limits.Allows(DataFields.Judgements, FieldPurpose.Train)
            ? await JudgementLabels.ReadAsync(db, kind.ToItemKind(), cancellationToken)
            : [];
        return new(
            [decisions, new HistoryExamples(kind, cases, scope, desk, decided)],
            labels.Count == 0 ? null : new ReviewExamples(kind, labels, cases, scope, desk)
        );
    }

    private sealed record ReadSources(IReadOnlyList<IExamples> Examples, ReviewExamples? Reviews);
}
