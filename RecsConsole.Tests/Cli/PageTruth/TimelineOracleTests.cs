using AngleSharp.Html.Parser;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.PageTruth;

/// <summary>
/// The oracle reads the timeline as it is shown. The case: taken over, fixed, and two hours later the check fails and takes it back.
/// </summary>
public sealed class TimelineOracleTests
{
    private const string Fix = "Install the new certificate";
    private static readonly DateTimeOffset s_at = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private static readonly string s_later = DurationLabels.Between(s_at, s_at.AddHours(2));

    private static readonly CaseEventRow[] s_events =
    [
        Event(0, "take", "new", "in_progress", CaseEventKind.Action, s_at.AddHours(-1)),
        Event(1, "fix", "in_progress", "checking", CaseEventKind.Action, s_at),
        Event(2, "check-failed", "checking", "in_progress", CaseEventKind.System, s_at.AddHours(2)),
    ];

    private static readonly string s_page = $"""
        <div class="casehead"><div class="facts"><span>In progress</span></div></div>
        <section class="stream"><ol>
          <li id="event-0" class="line"><span class="what"><span class="who">Ana</span>: Take the case over
            <span class="move">New → In progress</span></span></li>
          <li id="event--1" class="line"><span class="what">Ana asked for approval</span></li>
          <li id="event-1" class="line"><span class="what"><span class="who">Ana</span>: {Fix}
            <span class="move">In progress → Checking</span>
            <a class="fate" href="/cases/C-1#event-2">did not help, as shown {s_later} later</a></span></li>
          <li id="event-2" class="line"><span class="what">Check failed <span class="move">Checking → In progress</span></span></li>
        </ol></section>
        """;

    [Fact]
    public void Lines_that_tell_what_happened_are_no_finding() =>
        Find(s_page, Card("Done on 20 Nov 2026, and it did not help.")).ShouldBeEmpty();

    [Theory]
    [InlineData(Fix, "Renew the contract")]
    [InlineData("In progress → Checking", "In progress → Solved")]
    [InlineData("#event-2", "#event-0")]
    [InlineData("#event-2", "")]
    public void Line_that_tells_otherwise_is_found(string right, string wrong) =>
        Find(s_page.Replace(right, wrong, StringComparison.Ordinal)).ShouldContain(FindingKind.Contradiction);

    [Fact]
    public void Time_between_a_step_and_what_showed_its_failure_is_that_of_the_rows() =>
        Find(s_page.Replace(s_later, DurationLabels.Between(s_at, s_at.AddHours(3)), StringComparison.Ordinal))
            .ShouldBe([FindingKind.Contradiction]);

    [Fact]
    public void Step_that_held_has_no_bad_fate()
    {
        CaseEventRow[] held = [.. s_events[..2], Event(2, "noted", "checking", "checking", CaseEventKind.System, s_at.AddHours(2))];
        var page = s_page.Replace("""<span class="move">Checking → In progress</span>""", "", StringComparison.Ordinal);

        Find(page, card: null, held).ShouldBe([FindingKind.Contradiction]);
    }

    [Fact]
    public void Card_that_says_that_a_step_did_not_help_needs_a_line_that_says_so()
    {
        var silent = s_page
            .Replace($"did not help, as shown {s_later} later", "", StringComparison.Ordinal)
            .Replace("""<a class="fate" href="/cases/C-1#event-2"></a>""", "", StringComparison.Ordinal);

        Find(silent, Card("Done on 20 Nov 2026, and it did not help.")).ShouldBe([FindingKind.Contradiction]);
        Find(silent, Card("Done on 20 Nov 2026.")).ShouldBeEmpty();
    }

    [Fact]
    public void Step_without_a_line_is_found()
    {
        var start = s_page.IndexOf("<li id=\"event-1\"", StringComparison.Ordinal);
        var end = s_page.IndexOf("<li id=\"event-2\"", StringComparison.Ordinal);

        Find(s_page.Remove(start, end - start)).ShouldBe([FindingKind.Contradiction]);
    }

    private static List<FindingKind> Find(string page, PageCard? card = null, CaseEventRow[]? events = null)
    {
        var own = new StoredCase(ACase(), events ?? s_events, new HashSet<string>(StringComparer.Ordinal)) { EndedWell = false };
        var oracle = new TimelineOracle(
            CasePageView.From(new HtmlParser().ParseDocument(page)),
            own,
            new(own.Events, new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["take"] = "Take the case over", ["fix"] = Fix }
        );
        return [.. oracle.Check(card is null ? [] : [card]).Select(finding => finding.Kind)];
    }

    private static PageCard Card(string reason) =>
        new(
            new(SlateKind.Action, "fix", 1, 1, 0, 1, Fix, null, ConfidenceLabel.Low, [], [], [], [], null, null, null),
            reason,
            [],
            "Low",
            null,
            null
        );

    private static CaseEventRow Event(int ordinal, string activity, string from, string to, CaseEventKind kind, DateTimeOffset at) =>
        new()
        {
            Ordinal = ordinal,
            EventKey = activity,
            Activity = activity,
            Kind = kind,
            At = at,
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };

    private static CaseRow ACase() =>
        new()
        {
            Key = "C-1",
            Title = "C-1",
            Description = "",
            TypeKey = "support",
            IssueType = "sign_in",
            Status = "in_progress",
            CustomFieldsJson = "{}",
        };
}
