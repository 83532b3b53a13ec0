using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Recommendations;

/// <summary>Registers the conversion of rows to engine input and back.</summary>
public static class RecommenderSetup
{
    public static IServiceCollection AddRecommender(this IServiceCollection services)
    {
        services.AddSingleton<AccessPolicy>();
        services.AddDecisionPoint();
        services.AddSingleton<OperationScopeFactory>();
        services.AddSingleton<ICaseSource, DatabaseCaseSource>();
        services.AddSingleton<IWorkflowSource, DatabaseWorkflowSource>();
        services.AddSingleton<IPeopleSource, DatabasePeopleSource>();
        services.AddSingleton<TenantModelsReader>();
        services.AddSingleton<RankingSystems>();
        services.AddOptions<SourceOptions>().BindConfiguration(SourceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PlaybookReader>();
        services.AddSingleton<TenantFactsReader>();
        services.AddSingleton<TenantConfigurationWriter>();
        services.AddRetrieval();
        services.AddSingleton<DeskFiguresReader>();
        services.AddSingleton<CaseSnapshotReader>();
        services.AddSingleton<SnapshotLoader>();
        services.AddSingleton<ActivePipelines>();
        services.AddSingleton<FinalValidation>();
        services.AddSingleton<CaseRanking>();
        services.AddSingleton<ShadowRanking>();
        services.AddHostedService(provider => provider.GetRequiredService<ShadowRanking>());
        services.AddSingleton<DecisionInputs>();
        services.AddSingleton<CurrentDecision>();
        services.AddSingleton<DecisionLog>();
        services.AddSingleton<CaseSteps>();
        services.AddSingleton<ApprovalLapse>();
        return services;
    }

    private static void AddRetrieval(this IServiceCollection services)
    {
        services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddingOptions>, EmbeddingOptionsValidation>();
        services.AddSingleton<ModelAnswers>().AddSingleton<ModelAnswerKeeping>().AddSingleton<OptionalModels>();
        services.AddHostedService(provider => provider.GetRequiredService<ModelAnswerKeeping>());
        services.AddSingleton<EmbeddingEndpoint>().AddSingleton<ExternalCalls>();
        services.TryAddSingleton<OutboundRegions>();
        services.TryAddSingleton<ServerCertificates>();
        services.AddOptions<ResidencyOptions>().BindConfiguration(ResidencyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RerankOptions>().BindConfiguration(RerankOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RerankOptions>, RerankOptionsValidation>();
        services.AddSingleton<IReranker>(provider =>
            provider.GetRequiredService<IOptions<RerankOptions>>().Value.IsSet
                ? ActivatorUtilities.CreateInstance<RerankEndpoint>(provider)
                : new OriginalOrder()
        );
        services.AddSingleton<SearchReranking>();
        services.AddOptions<IntentOptions>().BindConfiguration(IntentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<IntentOptions>, IntentOptionsValidation>();
        services.AddSingleton<IIntentModel>(provider =>
            provider.GetRequiredService<IOptions<IntentOptions>>().Value.IsSet
                ? ActivatorUtilities.CreateInstance<IntentEndpoint>(provider)
                : new NoIntentModel()
        );
        services.AddSingleton<CaseIntents>();
        services.AddSingleton<SearchModels>();
        services.AddSingleton<RetrievalQueries>();
        services.AddSingleton<SearchSnapshotLoader>();
        services.AddSingleton<SearchSnapshotUpdater>();
        services.AddSingleton<FittedHistories>();
        services.AddSingleton<SearchSnapshots>();
        services.AddHostedService<SearchWarmUp>();
    }
}
