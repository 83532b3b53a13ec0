namespace RecsConsole.Features.Embed;

/// <summary>Registers the settings for embedding panels of cases in frames, and the tokens that open them.</summary>
public static class EmbedFeature
{
    public static IServiceCollection AddEmbedOperations(this IServiceCollection services) =>
        services
            .AddSingleton<ListEmbedParents>()
            .AddSingleton<SaveEmbedParents>()
            .AddSingleton<CreateEmbedToken>()
            .AddSingleton<CreateEmbedSession>()
            .AddSingleton<FindTicketCase>();
}
