using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli;

/// <summary>
/// The first start of a site where nobody can sign in yet: in Development it seeds the demo tenants and prints how to sign in once it is
/// ready, elsewhere it prints how to set it up.
/// </summary>
internal static class FirstStart
{
    private const string Setting = "Demo:SeedAtStart";

    /// <summary>Before there is a database: begins what needs none.</summary>
    public static void BeginAhead(WebApplication app)
    {
        if (SeedOf(app) is { } seed && app.Services.GetRequiredService<DatabaseConnection>().IsNewFile)
        {
            seed.BeginAhead(app.Services);
        }
    }

    public static async Task RunAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        SetupStart.Run(app, output);
        if (SeedOf(app) is not { } seed || await IsDoneAsync(app.Services, cancellationToken))
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var signIns = await seed.RunAsync(scope.ServiceProvider, output.WriteLine, cancellationToken);
        await app.Services.GetRequiredService<JoinImportedTenants>().RunAsync(DemoMembers.All, cancellationToken);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            output.WriteLine($"RecsConsole answers at {string.Join(", ", app.Urls)}");
            foreach (var line in signIns)
            {
                output.WriteLine(line);
            }
        });
    }

    private static DevelopmentSeed? SeedOf(WebApplication app) =>
        app.Environment.IsDevelopment() && app.Configuration.GetValue(Setting, defaultValue: true)
            ? app.Services.GetService<DevelopmentSeed>()
            : null;

    // someone can sign in, and no tenant is left unfinished by an interrupted start
    private static async Task<bool> IsDoneAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var tenantDb = services.GetRequiredService<TenantDb>();
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await db.Users.AnyAsync(cancellationToken) && await db.Tenants.AllAsync(row => row.IsReady, cancellationToken);
    }
}
