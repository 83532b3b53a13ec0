using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Tests.Features.Catalog.Playbooks;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>Several items of the catalog are sent for review or retired at once, each by the operation of its own page.</summary>
public sealed class CatalogBulkTests : BunitContext
{
    private int _taken;
    private int _done;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R133")]
    public async Task Drafts_are_sent_with_one_comment_and_what_was_changed_meanwhile_is_refused()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await WriteAsync(desk, "printers", "Printers");
        await WriteAsync(desk, "scanners", "Scanners");
        var lines = await ListAsync(desk);
        await desk.SaveAsync(desk.Ben, "scanners", PlaybookDesk.Text with { Title = "All scanners" });
        var bulk = await ServeAsync(desk);

        await bulk.InvokeAsync(() => bulk.Instance.AskToSendAsync(lines, () => _taken++));
        await bulk.Find("dialog textarea").InputAsync(new() { Value = "Tried on two cases." });
        await bulk.Find("dialog button.act").ClickAsync(new());

        await bulk.WaitForAssertionAsync(() => bulk.FindAll("dialog h2").ShouldBeEmpty());
        bulk.FindAll(".result li b").Select(name => name.TextContent).ShouldBe(["Scanners", "Printers"]);
        bulk.Find(".result li").TextContent.ShouldContain("Somebody else has changed this version.");
        (_taken, _done).ShouldBe((1, 1));
        (await desk.StatusesAsync("printers")).ShouldBe([VersionStatus.InReview]);
        (await desk.StatusesAsync("scanners")).ShouldBe([VersionStatus.Draft]);
        await using var db = desk.World.Open();
        var comment = await db.VersionComments.SingleAsync(Token);
        (comment.Key, comment.Text).ShouldBe(("printers", "Tried on two cases."));
    }

    [Fact]
    public async Task Items_in_force_are_retired_after_a_question_that_names_them()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await PublishAsync(desk, "printers", "Printers");
        await PublishAsync(desk, "scanners", "Scanners");
        var lines = await ListAsync(desk);
        var bulk = await ServeAsync(desk);

        var asking = bulk.InvokeAsync(() => bulk.Instance.AskToRetireAsync(lines, () => _taken++));
        bulk.Find("dialog h2").TextContent.ShouldBe("Retire 2 items?");
        bulk.FindAll("dialog li").Select(line => line.TextContent).ShouldBe(["Printers", "Scanners"]);
        await bulk.Find("dialog button.danger").ClickAsync(new());
        await asking;

        bulk.Find("[role=status]").TextContent.ShouldBe("Done: 2 of 2.");
        (await desk.StatusesAsync("printers")).ShouldBe([VersionStatus.Retired]);
        (await desk.StatusesAsync("scanners")).ShouldBe([VersionStatus.Retired]);
        (_taken, _done).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Nothing_happens_when_the_question_is_answered_with_no()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await PublishAsync(desk, "printers", "Printers");
        var lines = await ListAsync(desk);
        var bulk = await ServeAsync(desk);

        var asking = bulk.InvokeAsync(() => bulk.Instance.AskToRetireAsync(lines, () => _taken++));
        await bulk.Find("dialog button:contains('Cancel')").ClickAsync(new());
        await asking;

        (_taken, _done).ShouldBe((0, 0));
        (await desk.StatusesAsync("printers")).ShouldBe([VersionStatus.Published]);
    }

    [Fact]
    public async Task Each_button_counts_the_items_it_is_for()
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await PublishAsync(desk, "printers", "Printers");
        await desk.SaveAsync(desk.Ada, "printers", PlaybookDesk.Text with { Title = "All printers" });
        await WriteAsync(desk, "scanners", "Scanners");
        var listed = await ListAsync(desk);
        IReadOnlyList<CatalogLine> sent = [];

        var steps = Render<CatalogBulkSteps>(p => p.Add(each => each.Lines, listed).Add(each => each.OnSend, lines => sent = lines));

        steps.FindAll("button").Select(button => button.TextContent).ShouldBe(["Send 2 drafts for review", "Retire 1"]);
        await steps.Find("button").ClickAsync(new());
        sent.Select(line => line.Draft!.Version).ShouldBe([2, 1]);
    }

    private static async Task WriteAsync(PlaybookDesk desk, string key, string title) =>
        (await desk.SaveAsync(desk.Ada, key, PlaybookDesk.Text with { Title = title }, isNew: true)).Error.ShouldBeNull();

    private static async Task PublishAsync(PlaybookDesk desk, string key, string title)
    {
        await WriteAsync(desk, key, title);
        await desk.SubmitAsync(desk.Ada, key);
        (await desk.PublishAsync(desk.Ben, key)).Error.ShouldBeNull();
    }

    private static async Task<IReadOnlyList<CatalogLine>> ListAsync(PlaybookDesk desk) =>
        (await desk.World.Get<ListPlaybooks>().RunAsync(desk.Ada, new(), Token)).Value!.Lines;

    private async Task<IRenderedComponent<CatalogBulk>> ServeAsync(PlaybookDesk desk)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(Services, desk.World.Database.Services, desk.Ada);
        Services.AddSingleton<IDraftStore, NoDrafts>();
        return Render<CatalogBulk>(p =>
            p.Add(each => each.Moves, desk.World.Get<VersionLife<PlaybookRow, PlaybookContent>>().Moves)
                .Add(each => each.Root, PlaybookFilter.Root)
                .Add(each => each.OnDone, () => _done++)
        );
    }
}
