using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecsConsole.Database;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>
/// The application's login may add links. One that it forges is not built upon: it is told of, and once it is removed the chain goes on.
/// </summary>
[Trait("Req", "R151")]
public sealed class ForgedLinkTests
{
    private const int Length = 12;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>What somebody without the secret can put into a link.</summary>
    public enum Forgery
    {
        MadeUpSignature,
        HashAndSignatureOfAnEarlierLink,
    }

    public static TheoryData<DatabaseProvider, Forgery> Forgeries
    {
        get
        {
            var data = new TheoryData<DatabaseProvider, Forgery>();
            foreach (var provider in DatabaseProviders.Of(SqlServerTemplate.Server))
            {
                data.Add(provider, Forgery.MadeUpSignature);
                data.Add(provider, Forgery.HashAndSignatureOfAnEarlierLink);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Chain_is_not_continued_behind_a_forged_link_and_a_verification_is_requested_once(
        DatabaseProvider provider,
        Forgery forgery
    )
    {
        await using var desk = await TrailDesk.SealedAsync(Length, provider);
        await ForgeAsync(desk, forgery);
        await desk.WriteAsync(5, seed: 2);

        (await desk.SealAsync()).ShouldBe(0);
        await FinishVerificationAsync(desk);
        (await desk.SealAsync()).ShouldBe(0);

        (await desk.HeadAsync()).Number.ShouldBe(Length + 1, "nothing stands behind it");
        (await HealthAsync(desk)).ShouldBe(HealthStatus.Degraded);
        await using var db = desk.Open();
        (await db.JobRuns.SingleAsync(None)).Job.ShouldBe(AuditVerificationJob.JobKey);
        (await desk.VerifyAsync()).FirstBroken!.ShouldContain($"{Length + 1}");
    }

    [Fact]
    public async Task Verification_that_was_requested_raises_the_alert()
    {
        await using var desk = await TrailDesk.SealedAsync(Length);
        await ForgeAsync(desk, Forgery.MadeUpSignature);
        await desk.WriteAsync(1, seed: 2);
        await desk.SealAsync();

        await using var scope = desk.Database.Services.CreateAsyncScope();
        var job = ActivatorUtilities.CreateInstance<AuditVerificationJob>(scope.ServiceProvider);
        var result = await job.RunAsync(new(Actor.Job(desk.TenantId), Guid.NewGuid(), null, 1), new JobProgress(), None);

        result.Error!.Message.ShouldContain("not intact");
        await using var db = desk.Open();
        (await db.SecurityAlerts.SingleAsync(None)).Kind.ShouldBe(SecurityAlertKind.Audit);
    }

    [Fact]
    public async Task Chains_of_other_tenants_go_on()
    {
        await using var desk = await TrailDesk.SealedAsync(Length);
        await ForgeAsync(desk, Forgery.MadeUpSignature);
        await desk.WriteAsync(3, seed: 2);
        var elsewhere = await Operators.AddTenantAsync(desk.Database.Services, "elsewhere");
        await using var other = desk.Database.Open();
        other.BindTo(elsewhere);
        var trail = desk.Database.Services.GetRequiredService<AuditTrail>();
        trail.Append(other, null, new("save.settings", "tenant", "x", AuditOutcome.Done));
        await other.SaveChangesAsync(None);

        (await desk.Database.Services.GetRequiredService<AuditSealing>().RunRoundAsync(None)).ShouldBe(1);

        (await AuditSealer.HeadAsync(other, None)).Number.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Repair_removes_what_was_added_and_the_chain_goes_on(DatabaseProvider provider)
    {
        await using var desk = await TrailDesk.SealedAsync(Length, provider);
        await ForgeAsync(desk, Forgery.MadeUpSignature);
        await ForgeAsync(desk, Forgery.MadeUpSignature);
        await desk.WriteAsync(5, seed: 2);
        await desk.SealAsync();

        (await RepairAsync(desk)).ShouldBe(2);

        (await desk.HeadAsync()).Number.ShouldBe(Length);
        (await desk.SealAsync()).ShouldBeGreaterThan(7, "the entries of the forged links too, and those about the repair");
        var verdict = await desk.VerifyAsync();
        (verdict.FirstBroken, verdict.Unsealed).ShouldBe((null, 0));
        (await HealthAsync(desk)).ShouldBe(HealthStatus.Healthy);
        await using var db = desk.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "repair.audit", None)).ShouldBe(1);
        await Should.ThrowAsync<Exception>(() => db.AuditLinks.ExecuteDeleteAsync(None), "the trigger is in force again");
    }

    [Fact]
    public async Task Repair_removes_no_genuine_link()
    {
        await using var desk = await TrailDesk.SealedAsync(Length);

        (await RepairAsync(desk)).ShouldBe(0);

        (await desk.HeadAsync()).Number.ShouldBe(Length);
        await using var db = desk.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "repair.audit", None)).ShouldBe(0);
        await Should.ThrowAsync<Exception>(() => db.AuditLinks.ExecuteDeleteAsync(None), "the trigger is in force again");
    }

    [Fact]
    public async Task Node_that_finds_nothing_to_seal_sees_that_the_chain_was_repaired()
    {
        await using var desk = await TrailDesk.SealedAsync(Length);
        await ForgeAsync(desk, Forgery.MadeUpSignature);
        await desk.WriteAsync(1, seed: 2);
        var trusted = ActivatorUtilities.CreateInstance<TrustedHead>(desk.Database.Services);
        var other = ActivatorUtilities.CreateInstance<AuditSealer>(desk.Database.Services, trusted);
        await other.SealAllAsync(desk.TenantId, None);
        trusted.IsRefused(desk.TenantId).ShouldBeTrue();
        await RepairAsync(desk);
        await desk.SealAsync();

        (await other.SealAllAsync(desk.TenantId, None)).ShouldBe(0);

        trusted.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Repair_refuses_a_chain_whose_genuine_links_are_gone()
    {
        await using var desk = await TrailDesk.SealedAsync(Length);
        await using (var db = desk.Open())
        {
            await Intruder.BreakInAsync(db);
            await Intruder.DoAsync(db, $"DELETE FROM \"AuditLinks\" WHERE \"Number\" > {Length - 3}");
        }

        var refused = await Should.ThrowAsync<ConfigurationException>(() => RepairAsync(desk));

        refused.Message.ShouldContain($"genuine up to link {Length - 3}, but link {Length} was kept");
    }

    // what is still queued is not requested again in any case
    private static async Task FinishVerificationAsync(TrailDesk desk)
    {
        await using var db = desk.Open();
        (await db.JobRuns.SingleAsync(None)).Status = JobStatus.Done;
        await db.SaveChangesAsync(None);
    }

    private static Task<int> RepairAsync(TrailDesk desk) =>
        desk.Database.Services.GetRequiredService<ChainRepair>().RunAsync(desk.TenantId, None);

    private static async Task<HealthStatus> HealthAsync(TrailDesk desk) =>
        (await new AuditChainHealth(desk.Database.Services.GetRequiredService<TrustedHead>()).CheckHealthAsync(new(), None)).Status;

    // as the application's login can: through no trigger that is out of force
    private static async Task ForgeAsync(TrailDesk desk, Forgery forgery)
    {
        await using var db = desk.Open();
        var entry = desk
            .Database.Services.GetRequiredService<AuditTrail>()
            .Append(db, null, new("save.settings", "tenant", "x", AuditOutcome.Done));
        await db.SaveChangesAsync(None);
        var link = AuditChain.Next(await desk.HeadAsync(), desk.TenantId, entry.Id, entry.Hash, entry.At);
        link.Signature = link.Hash;
        if (forgery is Forgery.HashAndSignatureOfAnEarlierLink)
        {
            var earlier = await db.AuditLinks.AsNoTracking().SingleAsync(row => row.Number == 3, None);
            (link.Hash, link.Signature) = (earlier.Hash, earlier.Signature);
        }

        db.AuditLinks.Add(link);
        await db.SaveChangesAsync(None);
    }
}
