using System.Collections.Concurrent;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Components.Pages;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Components;

/// <summary>Which changes wake an open page.</summary>
public sealed class FollowingPageTests : BunitContext
{
    private static readonly Actor s_reader = new(Guid.NewGuid(), Guid.NewGuid());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R51")]
    public async Task Page_of_one_case_is_not_told_of_another_case_or_another_tenant()
    {
        await using var database = await OpenAsync();
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());
        var page = Render<OneCasePage>(parameters => parameters.Add(each => each.CaseId, own));

        await ChangeAsync(database, (s_reader.TenantId, other), (Guid.NewGuid(), own), (s_reader.TenantId, own));

        // all three came in one poll: what was told by mistake would have been told before
        await page.WaitForAssertionAsync(() => page.Instance.Told.ShouldBe([own]));
        await ChangeAsync(database, (s_reader.TenantId, other), (s_reader.TenantId, own));
        await page.WaitForAssertionAsync(() => page.Instance.Told.ShouldBe([own, own]));
    }

    [Fact]
    public async Task Page_that_does_not_know_its_case_yet_hears_of_all_and_one_that_goes_on_of_the_next()
    {
        await using var database = await OpenAsync();
        var (first, next) = (Guid.NewGuid(), Guid.NewGuid());
        var page = Render<OneCasePage>();
        await ChangeAsync(database, (s_reader.TenantId, first));
        await page.WaitForAssertionAsync(() => page.Instance.Told.ShouldBe([first]));

        page.Render(parameters => parameters.Add(each => each.CaseId, next));
        await ChangeAsync(database, (s_reader.TenantId, first), (s_reader.TenantId, next));

        await page.WaitForAssertionAsync(() => page.Instance.Told.ShouldBe([first, next]));
    }

    private async Task<TestDatabase> OpenAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var poller = database.Services.GetRequiredService<ChangePoller>();
        await poller.PollOnceAsync(Token);
        Services.AddSingleton(poller);
        Services.AddSingleton<ActorProvider>(new ReaderOfPages(s_reader, null!, null!, null!));
        return database;
    }

    private static async Task ChangeAsync(TestDatabase database, params (Guid TenantId, Guid CaseId)[] changes)
    {
        await using (var db = database.Open())
        {
            foreach (var (tenantId, caseId) in changes)
            {
                var at = database.Clock.GetUtcNow();
                db.Changes.Add(
                    new ChangeRow
                    {
                        TenantId = tenantId,
                        At = at,
                        Kind = "case",
                        Key = caseId.ToString("D"),
                    }
                );
                await db.SaveChangesAsync(Token); // one after the other, so that their ids have this order
            }
        }

        await database.Services.GetRequiredService<ChangePoller>().PollOnceAsync(Token);
    }

    private sealed class OneCasePage : ConsolePage
    {
        [Parameter]
        public Guid? CaseId { get; set; }

        public ConcurrentQueue<Guid> Told { get; } = new();

        protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case];

        protected override TimeSpan Gather => TimeSpan.FromMilliseconds(20);

        protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => CaseId;

        protected override Task OnParametersSetAsync() => ActorAsync();

        protected override Task OnChangedAsync(IReadOnlyCollection<Change> changes)
        {
            foreach (var change in changes)
            {
                Told.Enqueue(change.ObjectId.GetValueOrDefault());
            }

            return Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) { }
    }
}
