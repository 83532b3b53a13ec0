using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Finding;
using RecsConsole.Features.Cases.Queue.Selecting;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>Selects rows of the queue by key and by click, and filters the queue by text.</summary>
public sealed class QueuePickTests : BunitContext
{
    private readonly KeyMap _keys = new();
    private readonly QueuePicks _picks = new();
    private readonly QueueLine[] _lines = [ALine("A"), ALine("B"), ALine("C"), ALine("D")];

    public QueuePickTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new ManualClock());
        Services.AddCascadingValue(_ => _keys);
    }

    [Fact]
    public async Task X_selects_the_current_row_and_shift_x_all_up_to_it()
    {
        var table = Show();

        await PressAsync(table, "x", "j", "j", "Shift X");
        Picked().ShouldBe("A B C");

        await PressAsync(table, "x");
        Picked().ShouldBe("A B");
        table.FindAll("tr.picked").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Shift_x_without_a_row_before_selects_the_current_one()
    {
        var table = Show();

        await PressAsync(table, "j", "Shift X");

        Picked().ShouldBe("B");
    }

    [Fact]
    public void Click_selects_and_with_shift_a_range_and_opens_nothing()
    {
        var opened = 0;
        var table = Show();
        table.Render(p => p.Add(each => each.OnOpen, _ => opened++));

        Boxes(table)[3].Click();
        Boxes(table)[1].Click(new MouseEventArgs { ShiftKey = true });

        Picked().ShouldBe("A B C");
        opened.ShouldBe(0);
        table.Find("tr.cur td.mono").TextContent.ShouldBe("A");
    }

    [Fact]
    public void Box_of_the_head_selects_the_page_and_then_none()
    {
        var table = Show();

        Boxes(table)[0].Click();
        Picked().ShouldBe("A B C D");
        Boxes(table)[0].Click();
        Picked().ShouldBe("");
    }

    [Fact]
    public async Task Selection_outlives_a_refresh_with_the_cases_as_they_are_now_and_drops_what_is_gone()
    {
        var table = Show();
        await PressAsync(table, "x", "j", "x");
        QueueLine[] again = [_lines[3], _lines[1] with { Revision = 9 }];

        _picks.Keep(again);

        var kept = _picks.ToAssign().ShouldHaveSingleItem();
        (kept.Key, kept.Revision).ShouldBe(("B", 9));
    }

    [Fact]
    public void Reader_who_can_do_nothing_with_a_selection_has_no_boxes()
    {
        var table = Show();

        table.Render(p => p.Add(each => each.Picks, null));

        table.FindAll("input").ShouldBeEmpty();
        _keys.InForce.ShouldNotContain(key => key.Key == "x");
    }

    [Theory]
    [InlineData(true, true, "Take|Assign to…|Change…|Set aside… L|Export selected (3)|Clear Esc")]
    [InlineData(true, false, "Take|Change…|Set aside… L|Export selected (3)|Clear Esc")]
    [InlineData(false, false, "Export selected (3)|Clear Esc")]
    public void Bar_offers_what_the_reader_may_do_with_the_selection(bool mayWork, bool mayAssign, string offered)
    {
        var bar = Render<QueueBar>(p =>
            p.Add(each => each.Count, 3)
                .Add(each => each.ExportAddress, "/queue/export.csv?case=A")
                .Add(each => each.MayWork, mayWork)
                .Add(each => each.MayAssign, mayAssign)
        );

        string.Join('|', bar.FindAll("button, a").Select(each => each.TextContent.Trim())).ShouldBe(offered);
        bar.Find("a").GetAttribute("href").ShouldBe("/queue/export.csv?case=A");
        _keys.InForce.Any(key => key.Key == "l").ShouldBe(mayWork);
    }

    [Fact]
    public void Text_is_looked_for_on_enter_and_cleared_by_escape_and_by_the_button()
    {
        List<string?> asked = [];
        var find = Render<QueueFind>(p => p.Add(each => each.Text, null).Add(each => each.OnFind, text => asked.Add(text)));

        find.Find("input").Input("  sso ");
        find.Find("input").KeyDown("Enter");
        find.Render(p => p.Add(each => each.Text, "sso"));
        find.Find("button").Click();
        find.Render(p => p.Add(each => each.Text, "again"));
        find.Find("input").KeyDown("Escape");

        asked.ShouldBe(["sso", null, null]);
        find.Find("input").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    private IRenderedComponent<QueueTable> Show() =>
        Render<QueueTable>(p =>
            p.Add(table => table.Lines, _lines).Add(table => table.Filter, new QueueFilter()).Add(table => table.Picks, _picks)
        );

    private async Task PressAsync(IRenderedComponent<QueueTable> table, params string[] keys)
    {
        foreach (var key in keys)
        {
            await table.InvokeAsync(() => _keys.PressAsync(key));
        }

        table.Render();
    }

    private static IReadOnlyList<IElement> Boxes(IRenderedComponent<QueueTable> table) => table.FindAll("input[type=checkbox]");

    private string Picked() => string.Join(' ', _lines.Where(_picks.Contains).Select(line => line.Key));

    private static QueueLine ALine(string key) =>
        new(Guid.NewGuid(), key, $"Title {key}", "Acme", "Gold", "in_progress", 2, null, null, null);
}
