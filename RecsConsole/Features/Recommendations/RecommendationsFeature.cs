using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Undo;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.Missing;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Features.Recommendations.Reading;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Fields;
using RecsConsole.Features.Recommendations.Responses.HandingOver;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Features.Recommendations.Responses.Solving;
using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Missing;

namespace RecsConsole.Features.Recommendations;

/// <summary>Suggestions for a case, and responses to them.</summary>
public static class RecommendationsFeature
{
    public static IServiceCollection AddRecommendations(this IServiceCollection services)
    {
        services
            .AddOptions<RecommendationsOptions>()
            .BindConfiguration(RecommendationsOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<CardPermits>();
        services.AddSingleton<SlateCards>();
        services.AddSingleton<RecommendForCase>();
        services.TryAddSingleton<OutgoingCheck>();
        services.AddSingleton<StepMessage>();
        services.AddSingleton<DocumentThatSolved>();
        services.AddSingleton<StepRecord>();
        services.AddSingleton<ActionExecution>();
        services.AddDecisionPoint();
        services.AddSingleton<ResponseAccess>();
        services.AddSingleton<RespondToSlate>();
        services.AddSingleton<ReceiveResponses>();
        services.AddSingleton<RecordImpressions>();
        services.TryAddSingleton<StepBack>();
        services.AddSingleton<UndoResponse>();
        services.AddSingleton<ListAllowedActions>();
        services.AddSingleton<ListRefusedActions>();
        services.AddSingleton<ReadSolutionQuestion>();
        services.AddSingleton<ReadStepForm>();
        services.AddSingleton<ListRecipients>();
        services.AddSingleton<ReadEvidence>();
        services.AddSingleton<ReadNotShown>();
        services.AddSingleton<ReadSharedTerms>();
        services.AddSingleton<AdvicePrediction>();
        services.AddSingleton<AskWhatIsMissing>();
        services.AddSingleton<ReadSuggestedDocument>();
        return services;
    }
}
