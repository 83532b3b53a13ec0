using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Assignment;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Conversation;
using RecsConsole.Tests.Security.Sweep;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>Two tenants side by side, each large enough for every job: texts for a basis, and finished cases to learn from.</summary>
internal static class WallTenant
{
    /// <summary>Number of documents and cases of each tenant.</summary>
    public const int Objects = 140;

    public static Task<SweepSite> SiteAsync(int objects = Objects) => SweepSite.CreateAsync(SweptWorld.Generate(5, 12, objects), Calm);

    public static Guid IdOf(SweepSite site, int tenant) => site.TenantOf(site.World.People.First(each => each.Tenant == tenant));

    public static Actor AdminOf(SweepSite site, int tenant) =>
        site.ActorOf(
            site.World.People.First(each =>
                each is { IsActive: true } && each.Tenant == tenant && each.Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal)
            )
        );

    public static ConsoleDbContext Open(SweepSite site, int tenant)
    {
        var db = Operators.Open(site.Services);
        db.BindTo(IdOf(site, tenant));
        return db;
    }

    /// <summary>The tables with rows of tenants, read from the model, so that new ones are included.</summary>
    public static List<Type> OwnedTypes(ConsoleDbContext db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Select(type => type.ClrType)
                .Where(type => typeof(ITenantOwned).IsAssignableFrom(type))
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];

    private static void Calm(IServiceCollection services)
    {
        // the replanner runs by itself some seconds after a change and would change rows between two comparisons; its job is run by hand
        services.Remove(services.Single(each => each.ImplementationType == typeof(Replanner)));
        services.AddSingleton<IMailTransport>(new TestMail());
        services.Configure<InsightsOptions>(options => options.CountedAheadFrom = 1);
        services.Configure<TrainingOptions>(options =>
        {
            (options.MinDecisions, options.MinSuccesses, options.MinCalibration) = (20, 10, 10);
            (options.ValidationShare, options.TestShare) = (0.35, 0.25);
        });
    }
}
