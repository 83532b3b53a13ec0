using Bunit;
using RecsConsole.Components.Bulk;
using RecsConsole.Components.Keys;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>Actions for selected rows: the bar that offers them, and what came of each row.</summary>
public sealed class BulkResultTests : BunitContext
{
    private static readonly string[] s_rows = ["Ana", "Bo", "Cy"];

    public BulkResultTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Each_row_says_what_was_done_or_why_it_was_refused_and_a_refusal_stops_no_other()
    {
        var result = Render<BulkResult>();

        await result.InvokeAsync(() => result.Instance.RunAsync(s_rows, AnswerAsync));

        result.Find("[role=status]").TextContent.ShouldBe("Done: 2 of 3. Refused: 1.");
        result.FindAll("li b").Select(name => name.TextContent).ShouldBe(["Bo", "Ana", "Cy"]);
        result.FindAll("li .tag").Select(tag => tag.TextContent).ShouldBe(["Refused", "Done", "Done"]);
        result.Find("li").TextContent.ShouldContain("Somebody was faster.");
        result.FindAll("code").Select(made => made.TextContent).ShouldBe(["link of Cy"]);
    }

    [Fact]
    public async Task Result_is_closed_and_the_next_one_replaces_it()
    {
        var result = Render<BulkResult>();
        await result.InvokeAsync(() => result.Instance.RunAsync(s_rows, AnswerAsync));

        await result.InvokeAsync(() => result.Instance.RunAsync([s_rows[0]], AnswerAsync));
        result.Find("[role=status]").TextContent.ShouldBe("Done: 1 of 1.");
        await result.Find("button").ClickAsync(new());

        result.FindAll("li").ShouldBeEmpty();
        result.Find("[role=status]").TextContent.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_it_runs_it_says_how_far_it_is_and_takes_no_second_action()
    {
        var first = new TaskCompletionSource<BulkOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var result = Render<BulkResult>();
        var running = result.InvokeAsync(() => result.Instance.RunAsync(s_rows, _ => first.Task));

        result.Find("[role=status]").TextContent.ShouldBe("Working on 1 of 3");
        await result.InvokeAsync(() => result.Instance.RunAsync(s_rows, AnswerAsync));
        result.Instance.IsRunning.ShouldBeTrue();
        first.SetResult(new("Ana", "Sent.", IsDone: true));
        await running;

        result.Find("[role=status]").TextContent.ShouldBe("Done: 3 of 3.");
    }

    [Fact]
    public async Task Bar_counts_the_rows_and_clears_them_by_button_and_escape()
    {
        var (keys, cleared) = (new KeyMap(), 0);
        var bar = Render<BulkBar>(p =>
            p.AddCascadingValue(keys)
                .Add(each => each.Count, 2)
                .Add(each => each.OnClear, () => cleared++)
                .AddChildContent("<button>Send</button>")
        );

        bar.Find("[role=toolbar]").GetAttribute("aria-label").ShouldBe("Selected rows");
        bar.Find("[role=status]").TextContent.ShouldBe("2 selected");
        bar.FindAll("button").Select(button => button.TextContent.Trim()).ShouldBe(["Send", "Clear Esc"]);
        await bar.FindAll("button")[1].ClickAsync(new());
        await bar.InvokeAsync(() => keys.PressAsync("Escape"));

        cleared.ShouldBe(2);
    }

    private static Task<BulkOutcome> AnswerAsync(string name)
    {
        Result<string> answer = name == "Bo" ? Error.Conflict("Somebody was faster.") : "Sent.";
        return Task.FromResult(BulkOutcome.Of(name, answer, words => words) with { Made = name == "Cy" ? "link of Cy" : null });
    }
}
