using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Database;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.PageTruth;

/// <summary>The oracles of a customer's page and of the board notice what the rows deny, and nothing where they agree.</summary>
public sealed class PlaceOracleTests
{
    private const string Account = """
        <div class="main"><section class="sec next">
            <div class="what"><h3>Ask for the log</h3><p>On <span class="mono">C-1</span> Sign-in</p></div></section>
          <section class="sec"><header><h2>Open cases</h2><span class="small">1</span></header><ul>
            <li><span class="mono key">C-1</span><span class="state"><span class="tag">In progress</span></span>
              <span class="step">Ask for the log</span></li>
          </ul></section>
          <section class="sec"><header><h2>Latest finished</h2></header><ul>
            <li class="done"><span class="mono key">C-2</span><span class="state"></span></li></ul></section></div>
        """;

    private const string Board = """
        <section class="sec"><header><h2>Access</h2><span class="counts"><span>7 open</span><span>1 unassigned</span></span></header>
          <ul><li><a data-row="C-1" href="/cases/C-1">Sign-in</a></li></ul></section>
        """;

    [Fact]
    public void Page_of_a_customer_that_agrees_with_the_rows_is_no_finding() => Find(Account).ShouldBeEmpty();

    [Theory]
    [InlineData(">1</span>", ">2</span>", true)]
    [InlineData(">In progress<", ">New<", false)]
    [InlineData("<h3>Ask for the log", "<h3>Close the case", false)]
    [InlineData("li class=\"done\"", "li", false)]
    public void Page_of_a_customer_that_says_otherwise_is_found(string right, string wrong, bool isCount) =>
        Find(Account.Replace(right, wrong, StringComparison.Ordinal))
            .ShouldContain(isCount ? FindingKind.Count : FindingKind.Contradiction);

    [Fact]
    public void Case_of_another_customer_is_found() =>
        new AccountOracle("globex", Parse(Account)).Check(Rows()).Count(finding => finding.Kind is FindingKind.Contradiction).ShouldBe(2);

    [Fact]
    public void Board_counts_what_it_lists_and_nobody_has_that()
    {
        FindOnBoard(Board).ShouldBeEmpty();
        FindOnBoard(Board.Replace("1 unassigned", "2 unassigned", StringComparison.Ordinal)).ShouldBe([FindingKind.Count]);
        FindOnBoard(Board.Replace(">Access<", ">Billing<", StringComparison.Ordinal)).ShouldBe([FindingKind.Contradiction]);
        FindOnBoard(Board, row => row.AssigneeId = Guid.NewGuid()).ShouldBe([FindingKind.Contradiction]);
    }

    private static List<FindingKind> Find(string page) =>
        [.. new AccountOracle("acme", Parse(page)).Check(Rows()).Select(finding => finding.Kind)];

    private static List<FindingKind> FindOnBoard(string board, Action<CaseRow>? change = null)
    {
        var rows = Rows();
        change?.Invoke(rows["C-1"].Row);
        var teams = new Dictionary<string, string>(StringComparer.Ordinal) { ["Access"] = "access", ["Billing"] = "billing" };
        return [.. new BoardOracle(Parse(board), teams).Check(rows).Select(finding => finding.Kind)];
    }

    private static IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(page);

    private static Dictionary<string, StoredCase> Rows() =>
        new(StringComparer.Ordinal) { ["C-1"] = Case("C-1", isOpen: true), ["C-2"] = Case("C-2", isOpen: false) };

    private static StoredCase Case(string key, bool isOpen) =>
        new(
            new()
            {
                Key = key,
                Title = key,
                Description = "",
                TypeKey = "support",
                IssueType = "sign_in",
                Status = isOpen ? "in_progress" : "closed",
                CustomFieldsJson = "{}",
                IsOpen = isOpen,
                TeamKey = "access",
                AccountKey = "acme",
            },
            [],
            new HashSet<string>(StringComparer.Ordinal)
        )
        {
            EndedWell = false,
        };
}
