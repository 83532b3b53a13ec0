using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>A desk with a privacy officer.</summary>
public abstract class PrivacyDesk : IAsyncLifetime
{
    protected const string Reason = "A court has asked for the file.";

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private protected DeskWorld World { get; private set; } = null!;

    private protected Actor Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await DeskWorld.CreateAsync(replace: services => services.AddPrivacy().AddAudit());
        Admin = await AddAdminAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<(Guid Id, string Key)> CloseAllAsync()
    {
        await World.ChangeAsync(ChangeKind.Case, db => db.Cases.ToList().ForEach(row => row.IsOpen = false));
        await using var db = World.Open();
        var first = await db.Cases.OrderBy(row => row.Key).FirstAsync(row => row.Id != World.Here.CaseId, Cancelled);
        return (first.Id, first.Key);
    }

    private protected async Task<Actor> AddAdminAsync(Guid? tenantId = null)
    {
        await using var db = World.Database.Open();
        db.BindTo(tenantId ?? World.Here.TenantId);
        var (person, accountId) = (Operators.Person(db.TenantId, "admin", ConsoleRole.Admin), Guid.NewGuid());
        db.Users.Add(new() { Id = accountId, UserName = $"admin-{accountId:N}" });
        db.People.Add(person);
        db.Memberships.Add(
            new()
            {
                OperatorId = accountId,
                TenantId = db.TenantId,
                PersonId = person.Id,
            }
        );
        await db.SaveChangesAsync(Cancelled);
        return new(db.TenantId, person.Id);
    }

    private protected async Task HoldAsync(string kind, string key) =>
        (await World.Get<PlaceHold>().RunAsync(Admin, new(kind, key, Reason), Cancelled)).Error.ShouldBeNull();

    private protected async Task SavePeriodAsync(string dataClass, int days) =>
        (await World.Get<SaveRetention>().RunAsync(Admin, new(dataClass, days, 0, Reason), Cancelled)).Error.ShouldBeNull();

    private protected async Task<string> RunRetentionAsync()
    {
        await using var scope = World.Database.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<ITenantJob>().OfType<RetentionJob>().Single();
        var context = new JobContext(Actor.Job(World.Here.TenantId), Guid.NewGuid(), null, 1);
        var result = await job.RunAsync(context, new JobProgress(), Cancelled);
        result.Error.ShouldBeNull();
        return result.Value!.Words;
    }
}
