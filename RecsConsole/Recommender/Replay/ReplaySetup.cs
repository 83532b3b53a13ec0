namespace RecsConsole.Recommender.Replay;

/// <summary>Registers the replay of recorded decisions.</summary>
public static class ReplaySetup
{
    public static IServiceCollection AddReplay(this IServiceCollection services)
    {
        services.AddSingleton<EngineArchive>();
        services.AddSingleton<DecisionReplay>();
        services.AddHostedService<EngineKeeping>();
        return services;
    }
}
