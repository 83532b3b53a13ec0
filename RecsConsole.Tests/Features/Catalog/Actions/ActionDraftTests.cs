using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Actions;

/// <summary>Drafts are written, and the catalog is read.</summary>
public sealed class ActionDraftTests
{
    [Fact]
    public async Task Two_who_write_at_once_do_not_overwrite_each_other()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        var seen = await catalog.SeenAsync("ask");

        var first = await catalog.SaveAsync(catalog.Ada, "ask", ActionDesk.Text, seen);
        var second = await catalog.SaveAsync(catalog.Ben, "ask", ActionDesk.Text with { Title = "Call again" }, seen);

        first.Value!.Version.ShouldBe(2);
        second.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        var view = await ViewAsync(catalog, "ask");
        view.Newest.Text.Title.ShouldBe("Call back");
        view.Versions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Version_in_review_cannot_be_written_on()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        await catalog.SaveAsync(catalog.Ada, "call-back", ActionDesk.Text);
        await catalog.SubmitAsync(catalog.Ada, "call-back");

        var saved = await catalog.SaveAsync(catalog.Ben, "call-back", ActionDesk.Text, await catalog.SeenAsync("call-back"));

        saved.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        saved.Error.Message.ShouldContain("in review");
    }

    [Theory]
    [InlineData("Call Back")]
    [InlineData("new")]
    [InlineData("a/b")]
    public async Task New_action_needs_an_id_that_fits_into_an_address(string key)
    {
        await using var catalog = await ActionDesk.CreateAsync();

        var saved = await catalog.SaveAsync(catalog.Ada, key, ActionDesk.Text);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Operation_refuses_what_the_fields_may_not_hold()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        var text = ActionDesk.Text with
        {
            Description = " ",
            AllowedStates = ["nowhere"],
            RequiredRole = "king",
            PolicyKey = "none",
            TypicalMinutes = 0,
        };

        var saved = await catalog.SaveAsync(catalog.Ada, "call-back", text);

        saved.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        saved.Error.Message.ShouldContain("nowhere");
        saved.Error.Message.ShouldContain("king");
        saved.Error.Message.ShouldContain("Describe the action and when to use it.");
    }

    [Fact]
    public async Task List_counts_what_was_shown_and_answered_and_says_none_where_nothing_was()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        var shown = await catalog.World.RecommendAsync();
        await catalog.World.AcceptAsync(shown, "ask");

        var list = await ListAsync(catalog, new());

        var ask = list.Lines.Single(line => line.Key == "ask").Usage;
        (ask.Shown, ask.Answered, ask.Accepted).ShouldBe((1, 1, 1));
        ask.Taken.ShouldBe(15); // includes those of the finished cases
        ActionLabels.Acceptance(ask).ShouldBe("100 % of 1");
        ActionLabels.Acceptance(list.Lines.Single(line => line.Key == "wipe").Usage).ShouldBe("no answers");
    }

    [Fact]
    public async Task List_is_narrowed_and_sorted_and_shows_a_version_in_the_making_beside_the_one_in_force()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        await catalog.SaveAsync(catalog.Ada, "ask", ActionDesk.Text, await catalog.SeenAsync("ask"));

        var drafts = await ListAsync(catalog, new() { Status = VersionStatus.Draft });
        var risky = await ListAsync(catalog, new() { Risk = ActionRiskLevel.High });
        var found = await ListAsync(catalog, new() { Search = "NOTI" });
        var sorted = await ListAsync(catalog, new() { Sort = ActionSort.Risk, Descending = true });

        drafts.Lines.Select(line => line.Key).ShouldBe(["ask", "draft"], ignoreOrder: true);
        var ask = drafts.Lines.Single(line => line.Key == "ask");
        (ask.Status, ask.Version, ask.PendingVersion).ShouldBe((VersionStatus.Published, 1, 2));
        risky.Lines.Single().Key.ShouldBe("wipe");
        found.Lines.Single().Key.ShouldBe("notice");
        sorted.Lines[0].Key.ShouldBe("wipe");
        sorted.All.ShouldBe(7);
    }

    [Fact]
    public async Task Other_tenant_sees_nothing_of_it()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        await catalog.SaveAsync(catalog.Ada, "call-back", ActionDesk.Text);
        await catalog.RetireAsync(catalog.Ada, "ask");
        var elsewhere = catalog.World.Elsewhere;

        var shown = (await catalog.World.TryRecommendAsync(elsewhere.Agent, elsewhere.CaseId)).Value!;

        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        await using var db = catalog.World.Database.Open();
        db.BindTo(elsewhere.TenantId);
        db.Actions.Count(row => row.Key == "call-back").ShouldBe(0);
    }

    [Fact]
    public async Task View_says_which_steps_name_the_action_and_when_none_does()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        await catalog.SaveAsync(catalog.Ada, "call-back", ActionDesk.Text);

        var ask = await ViewAsync(catalog, "ask");
        var unused = await ViewAsync(catalog, "call-back");

        ask.Steps.Select(step => (step.From, step.To)).ShouldBe([("new", "working")]);
        unused.Steps.ShouldBeEmpty();
        unused.WroteNewest.ShouldBeTrue();
        unused.History.Select(line => line.Did).ShouldBe(["wrote the draft of"]);
    }

    private static async Task<ActionList> ListAsync(ActionDesk catalog, ActionFilter filter) =>
        (await catalog.World.Get<ListActions>().RunAsync(catalog.Ada, filter, CancellationToken.None)).Value!;

    private static async Task<ActionView> ViewAsync(ActionDesk catalog, string key) =>
        (await catalog.World.Get<ReadAction>().RunAsync(catalog.Ada, key, CancellationToken.None)).Value!;
}
