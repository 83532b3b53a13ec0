using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Audit;

public sealed class VerifyAuditTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R151")]
    public async Task Trail_of_openings_and_responses_is_intact(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);

        var verdict = await VerifyAsync(world);

        verdict.FirstBroken.ShouldBeNull();
        verdict.Intact.ShouldBeTrue();
        (verdict.Decisions, verdict.Responses).ShouldBe((1, 1));
        verdict.Entries.ShouldBeGreaterThanOrEqualTo(2);
        verdict.Unsealed.ShouldBe(verdict.Entries, "nothing sealed them yet");
        await world.Get<AuditSealer>().SealAllAsync(world.Here.TenantId, CancellationToken.None);
        var sealed_ = await VerifyAsync(world);
        (sealed_.FirstBroken, sealed_.Unsealed).ShouldBe((null, 0));
        sealed_.Head.Number.ShouldBe(verdict.Entries);
    }

    [Fact]
    [Trait("Req", "R151")]
    [Trait("Req", "R186")]
    public async Task Altered_entry_is_named_and_fails_the_job()
    {
        await using var world = await WorldAsync();
        var entry = await FirstAsync(world, "decision.made");
        await ForceAsync(world, "AuditEntries", $"\"Outcome\" = 'denied' WHERE \"Id\" = {Intruder.Literal(entry.Id)}");

        var verdict = await VerifyAsync(world);

        verdict.FirstBroken.ShouldBe($"Entry {entry.Id:D} (decision.made) was altered.");
        var result = await new AuditVerificationJob(world.Get<VerifyAudit>(), world.Get<TrailAlarm>()).RunAsync(
            new(Actor.Job(world.Here.TenantId), Guid.NewGuid(), null, 1),
            new JobProgress(),
            CancellationToken.None
        );
        result.Error!.Message.ShouldContain("not intact");
        result.Error.Message.ShouldContain(entry.Id.ToString("D"));
    }

    [Fact]
    [Trait("Req", "R186")]
    public async Task Broken_trail_raises_one_alert_until_somebody_has_seen_it()
    {
        await using var world = await WorldAsync();
        var job = new AuditVerificationJob(world.Get<VerifyAudit>(), world.Get<TrailAlarm>());
        var context = new JobContext(Actor.Job(world.Here.TenantId), Guid.NewGuid(), null, 1);
        (await job.RunAsync(context, new JobProgress(), CancellationToken.None)).Error.ShouldBeNull();
        await using var db = world.Open();
        (await db.SecurityAlerts.CountAsync(CancellationToken.None)).ShouldBe(0);
        var entry = await FirstAsync(world, "decision.made");
        await ForceAsync(world, "AuditEntries", $"\"Outcome\" = 'denied' WHERE \"Id\" = {Intruder.Literal(entry.Id)}");

        await job.RunAsync(context, new JobProgress(), CancellationToken.None);
        await job.RunAsync(context, new JobProgress(), CancellationToken.None);

        var alert = await db.SecurityAlerts.SingleAsync(CancellationToken.None);
        alert.Kind.ShouldBe(SecurityAlertKind.Audit);
        alert.WitnessJson.ShouldContain(context.RunId.ToString("D"));
        alert.SeenAt = alert.At;
        await db.SaveChangesAsync(CancellationToken.None);
        await job.RunAsync(context, new JobProgress(), CancellationToken.None);
        (await db.SecurityAlerts.CountAsync(CancellationToken.None)).ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "R186")]
    public async Task Decision_without_its_entry_is_a_gap()
    {
        await using var world = await WorldAsync();
        var entry = await FirstAsync(world, "decision.made");
        await ForceAsync(world, "AuditEntries", $"DELETE:\"Id\" = {Intruder.Literal(entry.Id)}");

        (await VerifyAsync(world)).FirstBroken.ShouldBe($"Decision {entry.ObjectId} has no entry.");
    }

    [Fact]
    [Trait("Req", "R151")]
    public async Task Decision_that_was_altered_does_not_match_its_entry()
    {
        await using var world = await WorldAsync();
        var entry = await FirstAsync(world, "decision.made");
        await ForceAsync(world, "Decisions", $"\"InputHash\" = 'other' WHERE \"Id\" = {Intruder.Literal(Guid.Parse(entry.ObjectId))}");

        (await VerifyAsync(world)).FirstBroken!.ShouldStartWith($"Decision {entry.ObjectId} does not match");
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenants_broken_trail_is_not_seen()
    {
        await using var world = await WorldAsync();
        var entry = await FirstAsync(world, "decision.made");
        await ForceAsync(world, "AuditEntries", $"\"Outcome\" = 'denied' WHERE \"Id\" = {Intruder.Literal(entry.Id)}");

        var other = await world
            .Get<VerifyAudit>()
            .RunAsync(Actor.Job(world.Elsewhere.TenantId), new(new JobProgress()), CancellationToken.None);

        other.Value!.Intact.ShouldBeTrue();
        other.Value.Decisions.ShouldBe(0);
    }

    private static async Task<DeskWorld> WorldAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var world = await DeskWorld.CreateAsync(provider, services => services.AddAudit());
        var decision = await world.RecommendAsync();
        (await world.AcceptAsync(decision, "ask")).IsOk.ShouldBeTrue();
        return world;
    }

    private static async Task<AuditVerdict> VerifyAsync(DeskWorld world)
    {
        var result = await world
            .Get<VerifyAudit>()
            .RunAsync(Actor.Job(world.Here.TenantId), new(new JobProgress()), CancellationToken.None);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    private static async Task<AuditEntryRow> FirstAsync(DeskWorld world, string operation)
    {
        await using var db = world.Open();
        return await db.AuditEntries.FirstAsync(row => row.Operation == operation);
    }

    // Bypasses the triggers, as a person with the database password could.
    private static async Task ForceAsync(DeskWorld world, string table, string change)
    {
        await using var db = world.Open();
        await Intruder.BreakInAsync(db);
        var sql = change.StartsWith("DELETE:", StringComparison.Ordinal)
            ? $"DELETE FROM \"{table}\" WHERE {change["DELETE:".Length..]}"
            : $"UPDATE \"{table}\" SET {change}";
        (await db.Database.ExecuteSqlRawAsync(sql)).ShouldBe(1);
    }
}
