using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

/// <summary>Somebody who owns the database and nothing else cannot change the trail unseen: no link, no end, no whole chain.</summary>
[Trait("Req", "R151")]
public sealed class KeptHeadTests
{
    private const int Length = 12;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Chain_whose_newest_links_were_removed_is_not_continued_and_they_stay_known(DatabaseProvider provider)
    {
        await using var desk = await SealedAsync(provider);
        await using (var db = desk.Open())
        {
            await Intruder.BreakInAsync(db);
            await Intruder.DoAsync(db, $"DELETE FROM \"AuditLinks\" WHERE \"Number\" > {Length - 3}");
        }

        await desk.WriteAsync(5, seed: 2);
        (await desk.SealAsync()).ShouldBe(0, "what was sealed now would hide that links are gone");

        (await desk.HeadAsync()).Number.ShouldBe(Length - 3);
        (await desk.VerifyAsync()).FirstBroken!.ShouldContain($"{Length}");
    }

    [Fact]
    public async Task Nightly_job_fails_when_all_links_were_removed()
    {
        await using var desk = await SealedAsync();
        await using (var db = desk.Open())
        {
            await Intruder.BreakInAsync(db);
            await Intruder.DoAsync(db, "DELETE FROM \"AuditLinks\"");
        }

        await using var scope = desk.Database.Services.CreateAsyncScope();
        var result = await new AuditVerificationJob(
            scope.ServiceProvider.GetRequiredService<VerifyAudit>(),
            scope.ServiceProvider.GetRequiredService<TrailAlarm>()
        ).RunAsync(new(Actor.Job(desk.TenantId), Guid.NewGuid(), null, 1), new JobProgress(), TestContext.Current.CancellationToken);

        result.Error!.Message.ShouldContain("not intact");
    }

    [Fact]
    public async Task Head_is_logged_at_each_verification()
    {
        await using var desk = await SealedAsync();
        await using var scope = desk.Database.Services.CreateAsyncScope();
        var log = new KeptLog<VerifyAudit>();
        var verify = ActivatorUtilities.CreateInstance<VerifyAudit>(scope.ServiceProvider, log);

        await verify.RunAsync(Actor.Job(desk.TenantId), new(new JobProgress()), TestContext.Current.CancellationToken);

        log.Lines.ShouldHaveSingleItem().ShouldEndWith($"head={await desk.HeadAsync()}");
    }

    [Fact]
    public async Task Link_that_was_added_without_the_secret_is_named()
    {
        await using var desk = await SealedAsync();
        await using (var db = desk.Open())
        {
            var entry = new AuditTrail(desk.Database.Clock).Append(db, null, new("save.settings", "tenant", "x", AuditOutcome.Done));
            await db.SaveChangesAsync();
            var link = AuditChain.Next(await desk.HeadAsync(), desk.TenantId, entry.Id, entry.Hash, entry.At);
            link.Signature = link.Hash; // whoever knows how hashes are made still lacks the secret
            db.AuditLinks.Add(link);
            await db.SaveChangesAsync();
        }

        var verdict = await desk.VerifyAsync();

        verdict.FirstBroken!.ShouldStartWith($"Link {Length + 1} is not signed");
    }

    [Fact]
    public async Task Head_is_not_in_the_database_and_only_its_owner_reads_it()
    {
        await using var desk = await SealedAsync();
        var folder = Path.Combine(desk.Database.Settings["DataFolder"], "audit-heads");

        var kept = await File.ReadAllTextAsync(Path.Combine(folder, desk.TenantId.ToString("N")));

        AuditHead.Parse(kept).ShouldBe(await desk.HeadAsync());
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        Mode(folder).ShouldBe("owner");
    }

    [Fact]
    public async Task Head_of_a_tenant_that_is_made_anew_is_forgotten()
    {
        await using var desk = await SealedAsync();
        var heads = desk.Database.Services.GetRequiredService<KeptHeads>();

        heads.Forget(desk.TenantId);
        heads.Forget(Guid.NewGuid());

        heads.Read(desk.TenantId).ShouldBe(AuditHead.None);
    }

    [Fact]
    public async Task Lost_signing_key_of_a_chain_is_not_replaced()
    {
        await using var desk = await SealedAsync();
        var services = desk.Database.Services;
        var key = Path.Combine(desk.Database.Settings["DataFolder"], "keys", AuditSigner.FileName);
        File.Delete(key);
        var restarted = ActivatorUtilities.CreateInstance<AuditSigner>(services);
        var check = ActivatorUtilities.CreateInstance<KeyRingCheck>(services, restarted);

        var refused = await Should.ThrowAsync<ConfigurationException>(() => check.EnsureAsync(default));

        refused.Message.ShouldContain("'audit.key' is missing");
        await using var db = desk.Open();
        restarted.IsSigned(await db.AuditLinks.FirstAsync(row => row.Number == 1)).ShouldBeFalse();
        File.Exists(key).ShouldBeFalse("nothing made a new one");
    }

    private static string Mode(string folder) =>
        !OperatingSystem.IsWindows()
        && File.GetUnixFileMode(folder) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
            ? "owner"
            : "open";

    private static async Task<TrailDesk> SealedAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = await TrailDesk.SealedAsync(Length, provider);
        (await desk.VerifyAsync()).Intact.ShouldBeTrue();
        return desk;
    }
}
