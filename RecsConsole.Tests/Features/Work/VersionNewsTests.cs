using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Inbox;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Catalog.Actions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>The second person is notified of a submitted version, and its submitter when it is sent back.</summary>
public sealed class VersionNewsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_may_publish_are_told_and_nobody_else_until_it_is_published()
    {
        await using var desk = await SentAsync();

        var told = (await ReadAsync(desk, desk.Ben)).Lines.ShouldHaveSingleItem();

        told.Kind.ShouldBe(InboxKind.ToPublish);
        told.About.ShouldBe("Call back");
        told.Text.ShouldBe("Not yet.");
        InboxLabels.Address(told).ShouldBe("/admin/actions/call-back");
        foreach (var other in new[] { desk.Ada, desk.Supervisor, desk.World.Here.Agent, desk.Stranger })
        {
            (await ReadAsync(desk, other)).Lines.ShouldBeEmpty();
        }

        (await desk.PublishAsync(desk.Ben, "call-back")).Error.ShouldBeNull();
        (await ReadAsync(desk, desk.Cleo)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_sent_it_is_told_that_it_was_sent_back_and_the_others_need_not_look_any_more()
    {
        await using var desk = await SentAsync();

        (await desk.WithdrawAsync(desk.Ben, "call-back")).Error.ShouldBeNull();

        var told = (await ReadAsync(desk, desk.Ada)).Lines.ShouldHaveSingleItem();
        (told.Kind, told.From, told.Text).ShouldBe((InboxKind.SentBack, "Ben", "Not yet."));
        (await ReadAsync(desk, desk.Cleo)).Lines.ShouldBeEmpty();

        (await desk.SubmitAsync(desk.Ada, "call-back")).Error.ShouldBeNull();
        (await ReadAsync(desk, desk.Cleo)).Lines.ShouldHaveSingleItem().Kind.ShouldBe(InboxKind.ToPublish);
    }

    [Fact]
    public void Who_asked_for_an_erasure_finds_it_on_the_page_of_erasures()
    {
        var line = new InboxLine(Guid.NewGuid(), InboxKind.ErasureDone, DateTimeOffset.UnixEpoch, null, IsUnread: true, IsWaiting: false)
        {
            Version = (VersionNews.ErasureNoun, "x", 1),
        };

        InboxLabels.News(line).ShouldBe("The erasure you asked for was carried out");
        (InboxLabels.Address(line), InboxLabels.Open(line)).ShouldBe(("/admin/privacy", "Open the erasures"));
    }

    private static async Task<ActionDesk> SentAsync()
    {
        var desk = await ActionDesk.CreateAsync(add: services => services.AddInbox());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        (await desk.SubmitAsync(desk.Ada, "call-back")).Error.ShouldBeNull();
        return desk;
    }

    private static async Task<InboxView> ReadAsync(ActionDesk desk, Actor actor)
    {
        await using var scope = desk.World.Database.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ReadInbox>().RunAsync(actor, new(), Token)).Value!;
    }
}
