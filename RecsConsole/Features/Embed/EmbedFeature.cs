namespace RecsConsole.Features.Embed;

/// <summary>Registers who may show panels of cases in frames, and the tokens that open them.</summary>
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
