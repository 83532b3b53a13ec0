using Bunit;
using RecsConsole.Components.Dialogs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class ConfirmDialogTests : BunitContext
{
    public ConfirmDialogTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData("Retire the action", true)]
    [InlineData("Cancel", false)]
    public async Task The_answer_is_the_button_that_was_pressed(string button, bool expected)
    {
        var dialog = Render<ConfirmDialog>(p =>
            p.Add(d => d.Question, "Retire Restore from backup?").Add(d => d.Verb, "Retire the action")
        );
        var answer = dialog.InvokeAsync(dialog.Instance.AskAsync);
        dialog.Find("h2").TextContent.ShouldBe("Retire Restore from backup?");

        await dialog.Find($"button:contains('{button}')").ClickAsync(new());

        (await answer).ShouldBe(expected);
        dialog.FindAll("h2").ShouldBeEmpty();
    }

    [Fact]
    public async Task Question_whether_to_cancel_something_has_no_second_cancel()
    {
        var dialog = Render<ConfirmDialog>(p =>
            p.Add(d => d.Question, "Cancel Train a model?").Add(d => d.Verb, "Cancel the run").Add(d => d.Keep, "Let it run")
        );
        var answer = dialog.InvokeAsync(dialog.Instance.AskAsync);

        // the cross in the corner has a picture only
        dialog
            .FindAll("button")
            .Select(button => button.TextContent)
            .Where(words => words.Length > 0)
            .ShouldBe(["Cancel the run", "Let it run"]);
        await dialog.Find("button:contains('Let it run')").ClickAsync(new());

        (await answer).ShouldBeFalse();
    }

    [Fact]
    public async Task Leaving_with_escape_means_no()
    {
        var dialog = Render<ConfirmDialog>(p => p.Add(d => d.Question, "Retire it?").Add(d => d.Verb, "Retire"));
        var answer = dialog.InvokeAsync(dialog.Instance.AskAsync);

        await dialog.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);

        (await answer).ShouldBeFalse();
    }
}
