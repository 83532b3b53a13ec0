using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

/// <summary>A new key signs a trail from one link on; what was signed before still holds, and the earlier key signs nothing later.</summary>
public sealed class TrailKeyRenewalTests
{
    private const int Length = 12;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Chain_goes_on_across_changes_of_its_key_and_verifies(DatabaseProvider provider)
    {
        await using var desk = await TrailDesk.SealedAsync(Length, provider);
        var other = await Operators.AddTenantAsync(desk.Database.Services, "elsewhere");

        var first = await RenewAsync(desk);
        await desk.WriteAsync(3, seed: 2);
        (await desk.SealAsync()).ShouldBe(3);
        var second = await RenewAsync(desk);
        await desk.WriteAsync(2, seed: 3);
        (await desk.SealAsync()).ShouldBe(2);

        (first, second).ShouldBe((Length + 1, Length + 5));
        (await desk.VerifyAsync()).FirstBroken.ShouldBeNull();
        var restarted = ActivatorUtilities.CreateInstance<AuditSigner>(desk.Database.Services); // as another node reads the files
        await using var db = desk.Open();
        var links = await db.AuditLinks.OrderBy(row => row.Number).ToListAsync(Cancelled);
        links.ShouldAllBe(link => restarted.IsSigned(link));
        var changes = await db.AuditEntries.Where(row => row.Operation == "renew.trail_key").Select(row => row.Id).ToListAsync(Cancelled);
        links.Where(link => changes.Contains(link.EntryId)).Select(link => link.Number).ShouldBe([first, second]);
        var secret = FirstKeyOf(desk);
        links
            .Where(link => link.Signature == Sign(secret, link))
            .Select(link => link.Number)
            .ShouldBe(Enumerable.Range(1, Length + 1).Select(n => (long)n));
        File.Exists(FileOf(desk, other)).ShouldBeFalse("the key is that of one tenant");
    }

    [Fact]
    public async Task Earlier_key_forges_no_later_link()
    {
        await using var desk = await TrailDesk.SealedAsync(Length);
        await RenewAsync(desk);
        await using (var db = desk.Open())
        {
            var trail = desk.Database.Services.GetRequiredService<AuditTrail>();
            var entry = trail.Append(db, null, new("renew.trail_key", "tenant", desk.TenantId.ToString("D"), AuditOutcome.Done));
            await db.SaveChangesAsync(Cancelled);
            var link = AuditChain.Next(await desk.HeadAsync(), desk.TenantId, entry.Id, entry.Hash, entry.At);
            link.Signature = Sign(FirstKeyOf(desk), link); // as somebody who has that key from before
            db.AuditLinks.Add(link);
            await db.SaveChangesAsync(Cancelled);
        }

        await desk.WriteAsync(1, seed: 2);

        (await desk.SealAsync()).ShouldBe(0, "nothing is built on it");
        (await desk.VerifyAsync()).FirstBroken!.ShouldContain($"{Length + 2}");
        (await Should.ThrowAsync<ConfigurationException>(() => RenewAsync(desk))).Message.ShouldContain("no new key signs it");
        (await desk.Database.Services.GetRequiredService<ChainRepair>().RunAsync(desk.TenantId, Cancelled)).ShouldBe(1);
        await desk.SealAsync();
        (await desk.VerifyAsync()).FirstBroken.ShouldBeNull();
    }

    [Fact]
    public async Task Without_its_file_the_chain_is_not_continued()
    {
        await using var desk = await TrailDesk.SealedAsync(Length);
        await RenewAsync(desk);
        await desk.WriteAsync(2, seed: 2);
        await desk.SealAsync();
        File.Delete(FileOf(desk, desk.TenantId));
        await desk.WriteAsync(2, seed: 3);

        (await desk.SealAsync()).ShouldBe(0);
        (await desk.VerifyAsync()).FirstBroken!.ShouldContain($"{Length + 2}");
    }

    [Fact]
    public async Task Change_that_was_not_committed_leaves_a_chain_that_verifies()
    {
        await using var desk = await TrailDesk.SealedAsync(Length);
        desk.Database.Services.GetRequiredService<AuditSigner>().Renew(desk.TenantId, Length + 2); // the process ended here

        await desk.WriteAsync(3, seed: 2);
        (await desk.SealAsync()).ShouldBe(3);
        (await desk.VerifyAsync()).FirstBroken.ShouldBeNull();
        await RenewAsync(desk);
        await desk.WriteAsync(3, seed: 3);
        (await desk.SealAsync()).ShouldBe(3);

        (await desk.VerifyAsync()).FirstBroken.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Nodes_that_seal_during_the_change_break_nothing(DatabaseProvider provider)
    {
        await using var desk = await TrailDesk.SealedAsync(Length, provider);
        var nodes = Enumerable.Range(0, 3).Select(_ => NodeOf(desk)).ToList();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var sealing = nodes.ConvertAll(node => Task.Run(() => SealUntilAsync(node, desk.TenantId, end.Token), Cancelled));

        for (var round = 0; round < 5; round++)
        {
            await desk.WriteAsync(20, seed: 10 + round);
            await RenewAsync(desk);
        }

        await end.CancelAsync();
        await Task.WhenAll(sealing);
        await desk.SealAsync();
        var verdict = await desk.VerifyAsync();
        verdict.FirstBroken.ShouldBeNull();
        verdict.Unsealed.ShouldBe(0);
    }

    private static AuditSealer NodeOf(TrailDesk desk)
    {
        var services = desk.Database.Services;
        var signer = ActivatorUtilities.CreateInstance<AuditSigner>(services);
        var trusted = ActivatorUtilities.CreateInstance<TrustedHead>(services, signer);
        return ActivatorUtilities.CreateInstance<AuditSealer>(services, signer, trusted);
    }

    private static async Task SealUntilAsync(AuditSealer node, Guid tenantId, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await node.SealAllAsync(tenantId, CancellationToken.None);
        }
    }

    private static Task<long> RenewAsync(TrailDesk desk) =>
        desk.Database.Services.GetRequiredService<TrailKeyRenewal>().RunAsync(desk.TenantId, Cancelled);

    private static string FileOf(TrailDesk desk, Guid tenantId) =>
        Path.Combine(desk.Database.Settings["DataFolder"], "keys", $"audit-{tenantId:N}.key");

    private static byte[] FirstKeyOf(TrailDesk desk) =>
        desk
            .Database.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>()
            .CreateProtector("RecsConsole.AuditSigner")
            .Unprotect(File.ReadAllBytes(Path.Combine(desk.Database.Settings["DataFolder"], "keys", AuditSigner.FileName)));

    private static string Sign(byte[] secret, AuditLinkRow link) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(link.Hash)));
}
