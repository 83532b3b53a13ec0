using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>A document expires by its date alone, without any request.</summary>
public sealed class DocumentExpiryJobTests
{
    [Fact]
    [Trait("Req", "R134")]
    [Trait("Req", "R135")]
    public async Task Document_past_its_date_expires_and_open_pages_are_told()
    {
        await using var world = await WorldAsync();
        var told = new List<Change>();
        var poller = world.Get<ChangePoller>();
        await poller.PollOnceAsync(CancellationToken.None);
        using var open = poller.Subscribe(told.Add);
        (await RunAsync(world)).ShouldBe("No document changed its state.");
        world.Database.Clock.Advance(TimeSpan.FromDays(2));

        var result = await RunAsync(world);

        result.ShouldBe("1 version changed its state.");
        await poller.PollOnceAsync(CancellationToken.None);
        told.ShouldContain(change => change.Kind == ChangeKind.Document && change.Key == "guide" && change.TenantId == world.Here.TenantId);
        await using var db = world.Open();
        (await db.Documents.SingleAsync(row => row.Key == "guide")).Status.ShouldBe(DocumentStatus.Expired);
        (await db.AuditEntries.CountAsync(row => row.ObjectKind == "document")).ShouldBe(1);
        var shown = await world.RecommendAsync();
        shown.Slate(SlateKind.Document).Items.ShouldNotContain(item => item.Id == "guide");
    }

    [Fact]
    [Trait("Req", "R135")]
    public async Task Expired_document_is_gone_from_the_next_opening_even_before_the_job_runs()
    {
        await using var world = await WorldAsync();
        var before = await world.RecommendAsync();
        world.Database.Clock.Advance(TimeSpan.FromDays(2));

        var after = await world.RecommendAsync();

        before.Slate(SlateKind.Document).Items.ShouldContain(item => item.Id == "guide");
        after.Slate(SlateKind.Document).Items.ShouldNotContain(item => item.Id == "guide");
    }

    [Fact]
    [Trait("Req", "R192")]
    public async Task Job_of_a_tenant_leaves_the_documents_of_another_alone()
    {
        await using var world = await WorldAsync();
        world.Database.Clock.Advance(TimeSpan.FromDays(2));

        await RunAsync(world, world.Elsewhere.TenantId);

        await using var db = world.Open();
        (await db.Documents.SingleAsync(row => row.Key == "guide")).Status.ShouldBe(DocumentStatus.Effective);
    }

    private static async Task<DeskWorld> WorldAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddScoped<RefreshDocumentStates>());
        var tomorrow = world.Database.Clock.GetUtcNow().AddDays(1);
        await world.ChangeAsync(
            ChangeKind.Document,
            db =>
            {
                // The desk has a document that has expired before the test starts.
                db.Documents.RemoveRange(db.Documents.Where(row => row.Key == "expired"));
                db.Documents.Single(row => row.Key == "guide").EffectiveTo = tomorrow;
            }
        );
        return world;
    }

    private static async Task<string> RunAsync(DeskWorld world, Guid? tenant = null)
    {
        var job = new DocumentExpiryJob(world.Get<RefreshDocumentStates>());
        var result = await job.RunAsync(
            new(Actor.Job(tenant ?? world.Here.TenantId), Guid.NewGuid(), null, 1),
            new JobProgress(),
            CancellationToken.None
        );
        return result.Value?.Words ?? throw new InvalidOperationException(result.Error!.Message);
    }
}
