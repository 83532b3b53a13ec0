using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Decisions;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>That a decision was made can still be seen when nothing of it can be read; who looked is on record.</summary>
public sealed class ErasedTraceTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R153")]
    public async Task Opening_the_trace_of_an_erased_decision_is_audited_and_says_what_became_of_it()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.AddPrivacy().AddDecisions()
        );
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        await EraseAsync(world);

        var result = await world.Get<ReadTrace>().RunAsync(world.Here.Agent, decision, Cancelled);

        result.Error.ShouldBe(TraceAccess.Erased);
        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync(
            row => row.Operation == TraceAccess.Opened,
            Cancelled
        );
        (entry.ObjectId, entry.Outcome).ShouldBe((decision.ToString("D"), "done"));
        entry.DetailsJson.ShouldContain("erased");
    }

    private static async Task EraseAsync(DeskWorld world)
    {
        await world.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == world.Here.CaseId).IsOpen = false
        );
        var admin = Guid.NewGuid();
        await using (var db = world.Open())
        {
            db.People.Add(
                new()
                {
                    TenantId = db.TenantId,
                    Id = admin,
                    Key = "admin",
                    DisplayName = "Admin",
                    Roles = [ConsoleRole.Admin],
                    TimeZone = "UTC",
                    IsActive = true,
                }
            );
            await db.SaveChangesAsync(Cancelled);
        }

        var erased = await world
            .Get<EraseSubject>()
            .RunAsync(
                new(world.Here.TenantId, admin),
                new(SubjectName.Account("acme"), "The customer asked for it in writing."),
                Cancelled
            );
        erased.Error.ShouldBeNull();
    }
}
