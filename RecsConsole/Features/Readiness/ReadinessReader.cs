using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Features.Readiness.Reading;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Readiness;

/// <summary>Computes the sixteen points from the tenant's rows and the running program, in the language of the reader.</summary>
public sealed class ReadinessReader(
    TenantFactsReader tenantFacts,
    PermitRecheck permitRecheck,
    IOptions<EmbeddingOptions> embeddings,
    IReranker reranker,
    IIntentModel intents
)
{
    internal async Task<ReadinessReport> ReadAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var tenant = await scope.Db.Tenants.AsNoTracking().SingleAsync(row => row.Id == scope.Actor.TenantId, cancellationToken);
        var sample = await DecisionSample.ReadAsync(scope.Db, cancellationToken);
        var found = new Dictionary<ReadinessPoint, ReadinessFinding>();
        await AddRightsAsync(found, scope, sample, cancellationToken);
        await AddDecisionsAsync(found, scope, sample, tenant, cancellationToken);
        await AddLearningAsync(found, scope, sample, cancellationToken);
        await AddSettingsAsync(found, scope, sample, cancellationToken);
        var pages = new ReadinessPages(scope.Access, sample.NewestFor(scope.Access)?.Id);
        var zone = TimeZones.Find(await TimeZones.OfReaderAsync(scope.Db, scope.Actor, cancellationToken));
        return new(tenant.Name, scope.Now, zone, [.. Enum.GetValues<ReadinessPoint>().Select(point => pages.LineOf(point, found[point]))]);
    }

    private async Task AddRightsAsync(
        Dictionary<ReadinessPoint, ReadinessFinding> found,
        OperationScope scope,
        DecisionSample sample,
        CancellationToken cancellationToken
    )
    {
        var people = await SubjectReader.ReadAllAsync(scope.Db, scope.Now, cancellationToken);
        var reader = new PeopleReader(permitRecheck);
        found[ReadinessPoint.Isolation] = IsolationPoint.Of(await IsolationReader.ReadAsync(scope.Db, sample, cancellationToken));
        found[ReadinessPoint.Permission] = PermissionPoint.Of(await reader.PermissionAsync(scope, sample, people, cancellationToken));
        found[ReadinessPoint.Traces] = TracePoint.Of(await PeopleReader.TracesAsync(scope, sample, people, cancellationToken));
        found[ReadinessPoint.Regression] = RegressionPoint.Of(await NightlyReader.RegressionAsync(scope.Db, cancellationToken), scope.Now);
    }

    private async Task AddDecisionsAsync(
        Dictionary<ReadinessPoint, ReadinessFinding> found,
        OperationScope scope,
        DecisionSample sample,
        TenantRow tenant,
        CancellationToken cancellationToken
    )
    {
        var facts = await tenantFacts.ReadAsync(scope.Actor, cancellationToken);
        var options = embeddings.Value;
        var isSent = options.IsSet && options.Tenants.Contains(tenant.Key, StringComparer.Ordinal);
        found[ReadinessPoint.Provenance] = ProvenancePoint.Of(SampleFacts.Provenance(sample));
        found[ReadinessPoint.Validation] = ValidationPoint.Of(SampleFacts.Validation(sample));
        found[ReadinessPoint.Explanations] = ExplanationPoint.Of(ExplanationReader.Of(sample, facts));
        found[ReadinessPoint.LanguageModel] = LanguageModelPoint.Of(
            SampleFacts.LanguageModel(sample, isSent ? options.ModelVersion : null) with
            {
                RerankingModel = reranker.ModelFor(tenant.Key),
                IntentModel = intents.ModelFor(tenant.Key),
            }
        );
        found[ReadinessPoint.EmptyAnswer] = EmptyAnswerPoint.Of(SampleFacts.EmptyAnswer(sample));
        found[ReadinessPoint.Audit] = AuditPoint.Of(await NightlyReader.AuditAsync(scope.Db, sample, cancellationToken), scope.Now);
    }

    private static async Task AddLearningAsync(
        Dictionary<ReadinessPoint, ReadinessFinding> found,
        OperationScope scope,
        DecisionSample sample,
        CancellationToken cancellationToken
    )
    {
        var (db, now) = (scope.Db, scope.Now);
        found[ReadinessPoint.Workflow] = WorkflowPoint.Of(await WorkReader.WorkflowAsync(db, sample, now, cancellationToken));
        found[ReadinessPoint.Feedback] = FeedbackPoint.Of(await WorkReader.FeedbackAsync(db, now, cancellationToken));
        found[ReadinessPoint.Labels] = LabelPoint.Of(await LearningReader.LabelsAsync(db, now, cancellationToken));
        found[ReadinessPoint.Evaluation] = EvaluationPoint.Of(await LearningReader.EvaluationAsync(db, cancellationToken));
    }

    private static async Task AddSettingsAsync(
        Dictionary<ReadinessPoint, ReadinessFinding> found,
        OperationScope scope,
        DecisionSample sample,
        CancellationToken cancellationToken
    )
    {
        var settings = (await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken)).Part;
        var caseTypes = await scope.Db.CaseTypes.CountAsync(cancellationToken);
        found[ReadinessPoint.Unit] = UnitPoint.Of(SampleFacts.Unit(sample, settings, caseTypes));
        found[ReadinessPoint.Configuration] = ConfigurationPoint.Of(await SettingsReader.ReadAsync(scope, settings, cancellationToken));
    }
}
