using AngleSharp.Html.Parser;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Database;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.PageTruth;

/// <summary>The oracle notices parts of a page that disagree, and nothing where they agree.</summary>
public sealed class PartsOracleTests
{
    private const string Page = """
        <div class="casehead"><div class="facts"><span>New</span></div></div>
        <section class="book"><details><summary><b>Sign-in</b> <span class="small">1 of 2 done, version 3</span></summary>
          <ol><li class="done"><span class="step">Ask</span></li><li><button class="step">Fix</button></li></ol></details></section>
        <section data-panel="next"><div class="card"><h3><button class="title">Fix</button></h3></div>
          <p class="excluded">3 not shown: 2 of another role, 1 dismissed by you</p></section>
        <section class="similar"><header><span class="small">the 1 most similar cases that you can see</span></header>
          <ul><li class="sim"><a class="mono">S-1</a><span class="signs"><span>Solved</span></span></li></ul></section>
        """;

    [Fact]
    public void Parts_that_agree_are_no_finding()
    {
        Find(Page).ShouldBeEmpty();
        Oracle(Page).CheckQueue("Fix").ShouldBeNull();
    }

    [Theory]
    [InlineData("the 1 most", "the 2 most", true)]
    [InlineData("3 not shown", "4 not shown", true)]
    [InlineData("1 of 2 done", "2 of 2 done", true)]
    [InlineData("1 of 2 done", "1 of 3 done", true)]
    [InlineData("1 of 2 done,", "1 of 2 done, 1 did not help,", true)]
    [InlineData("<li><button class=\"step\">Fix", "<li><button class=\"step\">Ask", false)]
    [InlineData("<span class=\"step\">Ask", "<span class=\"step\">Fix", false)]
    public void Part_that_disagrees_is_found(string right, string wrong, bool isCount) =>
        Find(Page.Replace(right, wrong, StringComparison.Ordinal)).ShouldBe([isCount ? FindingKind.Count : FindingKind.Contradiction]);

    [Fact]
    public void Step_that_is_marked_as_failed_and_did_not_fail_is_found()
    {
        var wrong = Page.Replace("li class=\"done\"", "li class=\"failed\"", StringComparison.Ordinal)
            .Replace("1 of 2 done,", "0 of 2 done, 1 did not help,", StringComparison.Ordinal);

        Find(wrong).ShouldBe([FindingKind.Contradiction]);
    }

    [Theory]
    [InlineData("Ask")]
    [InlineData(null)]
    public void Queue_that_names_another_step_is_found(string? step) =>
        Oracle(Page).CheckQueue(step)!.Kind.ShouldBe(FindingKind.Contradiction);

    [Fact]
    public void Queue_names_no_step_where_the_page_has_none()
    {
        var idle = Page.Replace("<div class=\"card\"><h3><button class=\"title\">Fix</button></h3></div>", "", StringComparison.Ordinal);

        Oracle(idle).CheckQueue(null).ShouldBeNull();
        Oracle(idle).CheckQueue("Fix")!.Kind.ShouldBe(FindingKind.Contradiction);
    }

    private static List<FindingKind> Find(string page) => [.. Oracle(page).Check([3]).Select(finding => finding.Kind)];

    // the customer was asked, and nothing else was done
    private static PartsOracle Oracle(string page)
    {
        CaseEventRow[] events =
        [
            new()
            {
                EventKey = "1",
                Activity = "ask",
                Kind = CaseEventKind.Action,
                FromState = "new",
                ToState = "new",
                AttributesJson = "{}",
            },
        ];
        return new(
            CasePageView.From(new HtmlParser().ParseDocument(page)),
            new(ACase(), events, new HashSet<string>(StringComparer.Ordinal)) { EndedWell = false },
            new(events, new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ask"] = "Ask", ["fix"] = "Fix" }
        );
    }

    private static CaseRow ACase() =>
        new()
        {
            Key = "C-1",
            Title = "C-1",
            Description = "",
            TypeKey = "support",
            IssueType = "sign_in",
            Status = "new",
            CustomFieldsJson = "{}",
        };
}
