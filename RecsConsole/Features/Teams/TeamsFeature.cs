namespace RecsConsole.Features.Teams;

/// <summary>A supervisor's board: who has what, who is present, and reassigning cases.</summary>
public static class TeamsFeature
{
    public static IServiceCollection AddTeams(this IServiceCollection services) => services.AddScoped<ReadTeams>();
}
