namespace RecsConsole.Features.Teams;

/// <summary>The board of a supervisor: who has what, who is there, and cases that change hands.</summary>
public static class TeamsFeature
{
    public static IServiceCollection AddTeams(this IServiceCollection services) => services.AddScoped<ReadTeams>();
}
