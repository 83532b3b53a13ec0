using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nb\nc", " a, b, c")]
    [InlineData("a\nb\nc", "a\nx\nc", " a,-b,+x, c")]
    [InlineData("a\nb", "b\nc", "-a, b,+c")]
    [InlineData("", "a", "-,+a")]
    [InlineData("a\na\nb", "a\nb", " a,-a, b")]
    public void Lines_are_kept_added_and_removed(string before, string after, string expected) =>
        string.Join(',', LineDiff.Of(before, after).Select(line => Sign(line.Kind) + line.Text)).ShouldBe(expected);

    [Fact]
    public void Line_that_takes_the_place_of_one_alike_says_which_words_are_others()
    {
        var lines = LineDiff.Of("Roll the firmware back.\nCall.", "Roll the driver back.\nCall.");

        lines.Select(line => Marked(line)).ShouldBe(["Roll the [firmware] back.", "Roll the [driver] back.", "Call."]);
    }

    [Fact]
    public void Line_that_says_something_else_is_new_as_a_whole() =>
        LineDiff.Of("Roll the firmware back.", "Ask a colleague on the third floor.").ShouldAllBe(line => line.Words == null);

    [Fact]
    public void Order_in_which_regions_readers_and_issue_types_were_picked_is_no_difference()
    {
        DocumentChoices choices = new([], [], [], ["EU", "US"], ["payment", "sign_in"]);
        DocumentDraft draft = new()
        {
            Regions = ["US", "EU"],
            IssueTypes = ["sign_in", "payment"],
            Acl = ["role:supervisor", "role:admin"],
        };
        var turned = draft with { Regions = ["EU", "US"], IssueTypes = ["payment", "sign_in"], Acl = ["role:admin", "role:supervisor"] };

        DraftContent.Of(turned, choices, zone: null).ShouldBe(DraftContent.Of(draft, choices, zone: null));
    }

    private static string Marked(DiffLine line) =>
        line.Words is { } words ? string.Concat(words.Select(run => run.IsChanged ? $"[{run.Text}]" : run.Text)) : line.Text;

    private static string Sign(DiffKind kind) =>
        kind switch
        {
            DiffKind.Added => "+",
            DiffKind.Removed => "-",
            _ => " ",
        };
}
