using Microsoft.Extensions.Options;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender.CaseActions;
using RecsConsole.Recommender.DecisionPoints;
using RecsConsole.Recommender.Experts;
using RecsConsole.Recommender.Models;
using RecsConsole.Recommender.Search;
using RecsConsole.Recommender.Sources;

namespace RecsConsole.Recommender;

/// <summary>Registers what turns rows into engine input and back.</summary>
public static class RecommenderSetup
{
    public static IServiceCollection AddRecommender(this IServiceCollection services)
    {
        services.AddSingleton<AccessPolicy>();
        services.AddDecisionPoint();
        services.AddSingleton<OperationGate>();
        services.AddSingleton<Denials>();
        services.AddSingleton<ICaseSource, DatabaseCaseSource>();
        services.AddSingleton<IWorkflowSource, DatabaseWorkflowSource>();
        services.AddSingleton<IPeopleSource, DatabasePeopleSource>();
        services.AddSingleton<TenantModelsReader>();
        services.AddSingleton<RankingSystems>();
        services.AddOptions<SourceOptions>().BindConfiguration(SourceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PlaybookReader>();
        services.AddSingleton<TenantFactsReader>();
        services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddingOptions>, EmbeddingOptionsValidation>();
        services.AddSingleton<EmbeddingEndpoint>();
        services.AddSingleton<SearchModels>();
        services.AddSingleton<SearchQuestions>();
        services.AddSingleton<SearchSnapshotLoader>();
        services.AddSingleton<SearchSnapshotUpdater>();
        services.AddSingleton<SearchSnapshots>();
        services.AddHostedService<SearchWarmUp>();
        services.AddSingleton<DeskFiguresReader>();
        services.AddSingleton<CaseSnapshotReader>();
        services.AddSingleton<OpeningReader>();
        services.AddSingleton<ActivePipelines>();
        services.AddSingleton<FinalValidation>();
        services.AddSingleton<DecisionLog>();
        services.AddSingleton<CaseSteps>();
        services.AddSingleton<ApprovalLapse>();
        return services;
    }
}
