using RecsConsole.Engine.Access;
using RecsConsole.Recommender.CaseActions;
using RecsConsole.Recommender.Models;

namespace RecsConsole.Recommender;

/// <summary>Registers what turns rows into engine input and back.</summary>
public static class RecommenderSetup
{
    public static IServiceCollection AddRecommender(this IServiceCollection services)
    {
        services.AddSingleton<AccessPolicy>();
        services.AddSingleton<OperationGate>();
        services.AddSingleton<Denials>();
        services.AddSingleton<ICaseSource, DatabaseCaseSource>();
        services.AddSingleton<IWorkflowSource, DatabaseWorkflowSource>();
        services.AddSingleton<IPeopleSource, DatabasePeopleSource>();
        services.AddSingleton<TenantModelsReader>();
        services.AddSingleton<RankingSystems>();
        services.AddSingleton<TenantFactsReader>();
        services.AddSingleton<SearchSnapshotLoader>();
        services.AddSingleton<SearchSnapshots>();
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
