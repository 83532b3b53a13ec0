namespace RecsConsole.Recommender.Replay;

/// <summary>Registers what computes recorded decisions again.</summary>
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
