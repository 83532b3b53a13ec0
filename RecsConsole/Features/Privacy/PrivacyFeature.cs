namespace RecsConsole.Features.Privacy;

/// <summary>Erasing customers and people.</summary>
public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<FindSubjects>();
        services.AddSingleton<ListErasures>();
        services.AddSingleton<EraseSubject>();
        return services;
    }
}
