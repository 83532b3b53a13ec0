using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Features.Cases.Queue.Waits;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases;

public sealed class QueueTableTests : BunitContext
{
    private readonly KeyMap _keys = new();
    private readonly List<string> _opened = [];
    private readonly List<string> _done = [];
    private readonly ManualClock _clock = new();

    public QueueTableTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddCascadingValue(_ => _keys);
    }

    [Fact]
    [Trait("Req", "R16")]
    public async Task Keys_move_the_current_row_and_open_it()
    {
        var table = Show(ALine("A"), ALine("B"), ALine("C"));

        await table.InvokeAsync(() => _keys.PressAsync("j"));
        await table.InvokeAsync(() => _keys.PressAsync("j"));
        await table.InvokeAsync(() => _keys.PressAsync("k"));
        await table.InvokeAsync(() => _keys.PressAsync("Enter"));

        table.Find("tr.cur td.mono").TextContent.ShouldBe("B");
        _opened.ShouldBe(["B"]);
    }

    [Fact]
    public void Return_finds_the_row_that_was_opened()
    {
        var table = Show(startKey: "B", ALine("A"), ALine("B"));

        table.Find("tr.cur td.mono").TextContent.ShouldBe("B");
    }

    [Fact]
    public async Task Refresh_keeps_the_same_case_current_wherever_it_moved_to()
    {
        var (a, b) = (ALine("A"), ALine("B"));
        var table = Show(a, b);
        await table.InvokeAsync(() => _keys.PressAsync("j"));

        table.Render(p => p.Add(each => each.Lines, [b, a]));

        table.Find("tr.cur td.mono").TextContent.ShouldBe("B");
        await table.InvokeAsync(() => _keys.PressAsync("j"));
        table.Find("tr.cur td.mono").TextContent.ShouldBe("A");
    }

    [Fact]
    public void Row_says_what_is_known_and_that_nothing_is_suggested_yet()
    {
        var table = Show(ALine("A") with { Next = AStep("Reload metadata") }, ALine("B") with { Priority = null });

        var rows = table.FindAll("tbody tr");
        rows[0].TextContent.ShouldContain("Reload metadata");
        rows[0].TextContent.ShouldContain("High");
        rows[1].TextContent.ShouldContain("none yet");
        rows[1].TextContent.ShouldContain("No SLA");
    }

    [Fact]
    public async Task Step_of_the_current_row_is_done_by_a_key_but_not_in_the_first_second()
    {
        var table = Show(ALine("A") with { Next = AStep("Reload metadata") }, ALine("B"));

        await table.InvokeAsync(() => _keys.PressAsync("a"));
        _done.ShouldBeEmpty();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await table.InvokeAsync(() => _keys.PressAsync("a"));
        _done.ShouldBe(["A"]);

        await table.InvokeAsync(() => _keys.PressAsync("j"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await table.InvokeAsync(() => _keys.PressAsync("a"));
        _done.ShouldBe(["A"]); // that row has no suggestion
    }

    [Fact]
    public void Each_step_that_can_be_done_has_its_button_and_the_key_is_named_on_the_current_row_only()
    {
        var table = Show(
            ALine("A") with
            {
                Next = AStep("Reload metadata") with { Verb = "Mark done" },
            },
            ALine("B"),
            ALine("C") with
            {
                Next = AStep("Check the service") with { Verb = "Mark done" },
            }
        );

        table.FindAll("button.do").Select(button => button.QuerySelector(".spoken")!.TextContent).ShouldBe([": A", ": C"]);
        table.FindAll("button.do kbd").ShouldHaveSingleItem().ParentElement!.TextContent.ShouldContain(": A");
        table.FindAll("button.do")[1].Click();

        _done.ShouldBe(["C"]);
        table.Find("tr.cur td.mono").TextContent.ShouldBe("C");
    }

    [Fact]
    public async Task Another_step_under_the_key_starts_the_second_again()
    {
        var line = ALine("A") with { Next = AStep("Reload metadata") };
        var table = Show(line);
        _clock.Advance(TimeSpan.FromSeconds(5));
        table.Render(p => p.Add(each => each.Lines, [line with { Next = AStep("Check the service") }]));

        await table.InvokeAsync(() => _keys.PressAsync("a"));

        _done.ShouldBeEmpty();
    }

    [Fact]
    public void Row_says_when_nothing_is_to_be_done_and_when_the_step_is_still_worked_out()
    {
        var waits = new QueueStep(Guid.NewGuid(), DateTimeOffset.UnixEpoch, null, "Nothing until there is an answer") { IsWaiting = true };

        var table = Show(ALine("A") with { Next = waits }, ALine("B"));
        table.Render(p => p.Add(each => each.IsPreparing, true));

        var rows = table.FindAll("tbody tr");
        rows[0].TextContent.ShouldContain("Nothing until there is an answer");
        rows[0].QuerySelectorAll(".conf, .do").ShouldBeEmpty();
        rows[1].TextContent.ShouldContain("being prepared");
    }

    [Fact]
    public void Row_says_whom_its_case_waits_for_beside_a_step_and_instead_of_none()
    {
        var wait = new QueueWait(QueueWaitKind.Outside, "Customer") { Until = _clock.GetUtcNow().AddHours(4) };
        var idle = new QueueStep(Guid.NewGuid(), DateTimeOffset.UnixEpoch, null, "Nothing until there is an answer") { IsWaiting = true };

        var table = Show(
            ALine("A") with
            {
                Next = AStep("Send a reminder"),
                Wait = wait,
            },
            ALine("B") with
            {
                Next = idle,
                Wait = wait,
            },
            ALine("C") with
            {
                Wait = wait,
                LookAgainAt = _clock.GetUtcNow().AddDays(1),
            }
        );

        var cells = table.FindAll("tbody td.step");
        cells[0].QuerySelector(".line .cut")!.TextContent.ShouldBe("Send a reminder");
        cells[0].QuerySelector(".wait .words")!.TextContent.ShouldStartWith("Customer, usually by ");
        cells[0].QuerySelector(".known")!.TextContent.ShouldBe("Customer, "); // where a column shows the state, the step has its room
        cells[1].QuerySelectorAll(".line, .known").ShouldBeEmpty();
        cells[1].TextContent.ShouldContain("Customer, usually by ");
        cells[2].TextContent.ShouldContain("Set aside until");
        cells[2].QuerySelectorAll(".wait").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Key_of_the_case_to_take_next_is_shown_while_it_opens_that_case()
    {
        var told = new List<bool>();
        var table = Show(ALine("A"), ALine("B"), ALine("C"));
        table.Render(p =>
            p.Add(each => each.IsFirst, true)
                .Add(
                    each => each.IsFirstChanged,
                    isFirst =>
                    {
                        told.Add(isFirst);
                        table.Render(again => again.Add(each => each.IsFirst, isFirst));
                    }
                )
        );

        foreach (var key in (string[])["j", "j", "k", "k"])
        {
            await table.InvokeAsync(() => _keys.PressAsync(key));
        }

        told.ShouldBe([false, true]);
        Card(hasKey: true).Find("button kbd").TextContent.ShouldBe("Enter");
        Card(hasKey: false).FindAll("kbd").ShouldBeEmpty();
    }

    [Fact]
    public void Required_step_says_so_in_place_of_the_bars_and_every_name_is_told_in_full()
    {
        var required = AStep("Verify the caller") with { Confidence = null, IsRequired = true };
        var plain = AStep("Close the case") with { Confidence = null };

        var table = Show(
            ALine("A") with
            {
                Next = AStep("Reload metadata"),
            },
            ALine("B") with
            {
                Next = required,
            },
            ALine("C") with
            {
                Next = plain,
            }
        );

        var lines = table.FindAll("tbody .line");
        lines.Select(line => line.FirstElementChild!.ClassName!.Trim()).ShouldBe(["conf high", "tag", "mark"]);
        lines.Select(line => line.GetAttribute("title")).ShouldBe(["Reload metadata", "Verify the caller", "Close the case"]);
        lines.Select(line => line.QuerySelector(".cut")!.TextContent).ShouldBe(["Reload metadata", "Verify the caller", "Close the case"]);
    }

    [Theory]
    [InlineData(true, true, "Take this next")]
    [InlineData(false, false, "Take this next")]
    [InlineData(false, true, "Look at this next")]
    public void Case_of_a_colleague_is_one_to_look_at(bool isOwnList, bool hasAssignee, string words)
    {
        var line = ALine("A") with { AssigneeId = hasAssignee ? Guid.NewGuid() : null };

        var card = Render<QueueNext>(p =>
            p.Add(each => each.Line, line).Add(each => each.Why, "Late").Add(each => each.IsOwnList, isOwnList)
        );

        card.Find("section").GetAttribute("aria-label").ShouldBe(words);
    }

    private IRenderedComponent<QueueNext> Card(bool hasKey) =>
        Render<QueueNext>(p => p.Add(card => card.Line, ALine("A")).Add(card => card.Why, "Late").Add(card => card.HasKey, hasKey));

    private IRenderedComponent<QueueTable> Show(params QueueLine[] lines) => Show(null, lines);

    private IRenderedComponent<QueueTable> Show(string? startKey, params QueueLine[] lines) =>
        Render<QueueTable>(p =>
            p.Add(table => table.Lines, lines)
                .Add(table => table.Filter, new QueueFilter())
                .Add(table => table.StartKey, startKey)
                .Add(table => table.OnOpen, line => _opened.Add(line.Key))
                .Add(table => table.OnDo, line => _done.Add(line.Key))
        );

    private static QueueStep AStep(string title) =>
        new(Guid.NewGuid(), DateTimeOffset.UnixEpoch, "reload-metadata", title) { Confidence = BadgeLevel.High };

    private static QueueLine ALine(string key) =>
        new(Guid.NewGuid(), key, $"Title {key}", "Acme", "Gold", "in_progress", 2, null, null, null);
}
