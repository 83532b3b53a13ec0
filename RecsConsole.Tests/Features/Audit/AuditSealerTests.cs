using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

public sealed class AuditSealerTests
{
    [Fact]
    public async Task Entries_are_chained_in_the_order_they_are_seen_and_only_once()
    {
        await using var desk = await TrailDesk.CreateAsync();
        var first = await desk.WriteAsync(3);
        await desk.SealAsync();
        var second = await desk.WriteAsync(2, seed: 2);

        (await desk.SealAsync()).ShouldBe(2);
        (await desk.SealAsync()).ShouldBe(0);

        await using var db = desk.Open();
        var links = await db.AuditLinks.OrderBy(row => row.Number).ToListAsync(None);
        links.Select(row => row.EntryId).ShouldBe([.. first, .. second]);
        links.Select(row => row.Number).ShouldBe([1, 2, 3, 4, 5]);
        var verdict = await desk.VerifyAsync();
        (verdict.Intact, verdict.Unsealed, verdict.Head.Number).ShouldBe((true, 0, 5L));
    }

    [Fact]
    public async Task Entry_whose_commit_came_late_is_sealed_later_and_not_lost()
    {
        await using var desk = await TrailDesk.CreateAsync();
        await desk.WriteAsync(3);
        var sealing = desk.Database.Services.GetRequiredService<AuditSealing>();
        await sealing.RunRoundAsync(None);
        var now = desk.Database.Clock.GetUtcNow();
        desk.Database.Clock.Set(now - TimeSpan.FromHours(3)); // its transaction stayed open for three hours
        var late = await desk.WriteAsync(1, seed: 2);
        desk.Database.Clock.Set(now + TimeSpan.FromSeconds(1));

        (await desk.Sealer.SealRecentAsync(desk.TenantId, None)).ShouldBe(0, "it is not recent");
        desk.Database.Clock.Advance(TimeSpan.FromMinutes(2));
        (await sealing.RunRoundAsync(None)).ShouldBe(1, "it is one of the last hours");

        await using var db = desk.Open();
        (await db.AuditLinks.SingleAsync(row => row.Number == 4, None)).EntryId.ShouldBe(late[0]);
    }

    [Fact]
    public async Task Latest_entries_are_sealed_at_each_look_and_those_committed_a_minute_late_at_the_look_at_all_tenants()
    {
        await using var desk = await TrailDesk.CreateAsync();
        var (sealing, clock) = (desk.Database.Services.GetRequiredService<AuditSealing>(), desk.Database.Clock);
        await desk.WriteAsync(1);
        await sealing.RunRoundAsync(None);
        var now = clock.GetUtcNow();
        clock.Set(now - TimeSpan.FromMinutes(1)); // its transaction stayed open for a minute
        await desk.WriteAsync(1, seed: 2);
        clock.Set(now);
        await desk.WriteAsync(1, seed: 3);

        (await sealing.RunRoundAsync(None)).ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(5));
        (await sealing.RunRoundAsync(None)).ShouldBe(1);

        (await desk.VerifyAsync()).Unsealed.ShouldBe(0);
    }

    [Fact]
    public async Task Entry_committed_four_seconds_late_is_sealed_at_the_next_look()
    {
        await using var desk = await TrailDesk.CreateAsync();
        var (sealing, clock) = (desk.Database.Services.GetRequiredService<AuditSealing>(), desk.Database.Clock);
        await desk.WriteAsync(1);
        await sealing.RunRoundAsync(None);
        var now = clock.GetUtcNow();
        clock.Set(now - TimeSpan.FromSeconds(4)); // a busy database kept it waiting
        await desk.WriteAsync(1, seed: 2);
        clock.Set(now + TimeSpan.FromMilliseconds(500));

        (await sealing.RunRoundAsync(None)).ShouldBe(1);
    }

    [Fact]
    public async Task Clock_that_was_ahead_and_is_set_back_keeps_no_look_away()
    {
        await using var desk = await TrailDesk.CreateAsync();
        var (sealing, clock) = (desk.Database.Services.GetRequiredService<AuditSealing>(), desk.Database.Clock);
        var now = clock.GetUtcNow();
        clock.Set(now + TimeSpan.FromHours(1));
        await sealing.RunRoundAsync(None); // plans its next looks
        clock.Set(now - TimeSpan.FromMinutes(1)); // too old for the look at the latest entries
        await desk.WriteAsync(1);
        clock.Set(now);

        (await sealing.RunRoundAsync(None)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Several_nodes_that_seal_at_once_make_one_chain(DatabaseProvider provider)
    {
        await using var desk = await TrailDesk.CreateAsync(provider);
        await using var other = new ServiceCollection()
            .AddLogging()
            .AddSingleton(desk.Database.Services.GetRequiredService<TenantDb>())
            .AddSingleton<TimeProvider>(desk.Database.Clock)
            .AddSingleton(desk.Database.Services.GetRequiredService<AuditSigner>())
            .AddSingleton(desk.Database.Services.GetRequiredService<KeptHeads>())
            .AddSingleton(desk.Database.Services.GetRequiredService<TrustedHead>())
            .AddSingleton<AuditSealer>()
            .BuildServiceProvider();
        AuditSealer[] nodes = [desk.Sealer, other.GetRequiredService<AuditSealer>(), desk.Sealer];
        for (var round = 0; round < 8; round++)
        {
            await desk.WriteAsync(40, round);

            var counts = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.SealAllAsync(desk.TenantId, None))));

            counts.Sum().ShouldBe(40, "each entry was sealed by one of them");
        }

        var verdict = await desk.VerifyAsync();
        (verdict.FirstBroken, verdict.Unsealed, verdict.Head.Number).ShouldBe((null, 0, 320L));
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Each_tenant_has_a_chain_of_its_own()
    {
        await using var desk = await TrailDesk.CreateAsync();
        var elsewhere = await Operators.AddTenantAsync(desk.Database.Services, "elsewhere");
        await using (var db = desk.Database.Open())
        {
            db.BindTo(elsewhere);
            var trail = desk.Database.Services.GetRequiredService<AuditTrail>();
            trail.Append(db, null, new("save.settings", "tenant", "x", AuditOutcome.Done));
            await db.SaveChangesAsync(None);
        }

        await desk.WriteAsync(3);
        await desk.Database.Services.GetRequiredService<AuditSealing>().RunRoundAsync(None);

        (await desk.HeadAsync()).Number.ShouldBe(3);
        await using var other = desk.Database.Open();
        other.BindTo(elsewhere);
        (await AuditSealer.HeadAsync(other, None)).Number.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R151")]
    public async Task Running_server_seals_within_a_second()
    {
        await using var app = new ConsoleApp("Development");
        var tenant = await Operators.AddTenantAsync(app.Services, "here");
        await using var db = Operators.Open(app.Services);
        db.BindTo(tenant);
        var trail = app.Services.GetRequiredService<AuditTrail>();
        trail.Append(db, null, new("save.settings", "tenant", "x", AuditOutcome.Done));
        await db.SaveChangesAsync(None);
        var written = DateTimeOffset.UtcNow;

        while (!await db.AuditLinks.AnyAsync(None))
        {
            (DateTimeOffset.UtcNow - written).ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(20, None);
        }

        var link = await db.AuditLinks.AsNoTracking().SingleAsync(None);
        var entry = await db.AuditEntries.AsNoTracking().SingleAsync(None);
        // Normally sealing takes a second; the limit allows for a busy test machine.
        (link.SealedAt - entry.At).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static CancellationToken None => TestContext.Current.CancellationToken;
}
