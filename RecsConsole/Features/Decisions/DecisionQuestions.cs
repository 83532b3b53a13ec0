using RecsConsole.Recommender.Replay;

namespace RecsConsole.Features.Decisions;

/// <summary>Registers what may be asked about a recorded decision: why not something else, what changed since another, and whether it
/// gives the same again.</summary>
public static class DecisionQuestions
{
    public static IServiceCollection AddDecisionQuestions(this IServiceCollection services)
    {
        services.AddSingleton<QuestionAccess>();
        services.AddSingleton<AskableItems>();
        services.AddSingleton<FindAskableItems>();
        services.AddSingleton<AskWhyNot>();
        services.AddSingleton<CompareDecisions>();
        return services.AddReplay();
    }
}
