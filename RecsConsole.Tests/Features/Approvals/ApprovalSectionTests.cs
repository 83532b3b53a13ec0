using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Pages;
using RecsConsole.Features.Approvals;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Approvals.OnCase;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

public sealed class ApprovalSectionTests : BunitContext
{
    private readonly ManualClock _clock = new();

    public ApprovalSectionTests() => Services.AddSingleton<TimeProvider>(_clock);

    private ApprovalLine Line =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            "Issue a credit note",
            "BR-1042",
            "Wrong amount",
            "Ana Nowak",
            _clock.GetUtcNow(),
            _clock.GetUtcNow().AddHours(24),
            ActionRiskLevel.High,
            ApprovalStatus.Pending,
            null,
            null,
            null,
            MayDecide: true,
            MayWithdraw: false,
            Revision: 0
        );

    [Fact]
    public void Loading_says_what_takes_time() => Show(null).Find("[role=status]").TextContent.ShouldContain("Loading the requests");

    [Fact]
    public void Error_says_what_happened_and_can_be_tried_again()
    {
        var tried = false;

        var section = Show(Error.Forbidden("You may not do this."), () => tried = true);
        section.Find("button").Click();

        section.Find("[role=alert]").TextContent.ShouldContain("You may not do this.");
        tried.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_that_waits_says_why() =>
        Show(new ApprovalList([], 0, 1, new(0, 0, 0), null)).Find("h2").TextContent.ShouldBe("Nothing is waiting for your decision");

    [Fact]
    public void Page_whose_requests_are_all_refused_says_so_and_leads_to_the_next()
    {
        var section = Show(new ApprovalList([], 30, 1, new(30, 0, 0), null) { Refused = 25 });

        section.Find("h2").TextContent.ShouldBe("Nothing to show on this page");
        section.Find(".empty").TextContent.ShouldContain("25 requests on this page are not shown");
        section.Find("nav button:last-of-type").HasAttribute("disabled").ShouldBeFalse("the next page has more");
    }

    [Fact]
    public void Request_shows_action_case_person_risk_and_time_left()
    {
        var section = Show(new ApprovalList([Line], 1, 1, new(1, 0, 0), "UTC"));

        var row = section.Find("tbody tr").TextContent;
        row.ShouldContain("Issue a credit note");
        row.ShouldContain("BR-1042");
        row.ShouldContain("Ana Nowak");
        row.ShouldContain("High risk");
        row.ShouldContain("1 d");
        section.Find("[aria-current=true]").TextContent.ShouldBe("Waiting for my decision 1");
    }

    [Fact]
    public void Detail_has_buttons_only_for_those_who_may_decide()
    {
        var may = ShowDetail(Line);
        var mayNot = ShowDetail(Line with { MayDecide = false });

        may.FindAll("button").Select(button => button.TextContent).ShouldBe(["Close", "Approve A", "Reject X"]);
        mayNot.FindAll("button").Select(button => button.TextContent).ShouldBe(["Close"]);
    }

    [Fact]
    public void Buttons_stand_outside_the_evidence_and_a_note_apart_from_its_case()
    {
        var evidence = Render<ApprovalEvidence>(p =>
            p.Add(e => e.Reason, new([], 0, null, [new("OB-0179 Payment to Antwerp", "/cases/OB-0179", "Solved in 18 h")], 0))
        );

        evidence.Find("li").TextContent.ShouldNotContain("AntwerpSolved");
        ShowDetail(Line).Find(".do").Closest(".body").ShouldBeNull("the buttons stay in view below a long text");
    }

    [Fact]
    public void Creator_of_the_key_that_asked_reads_why_somebody_else_must_decide() =>
        ShowDetail(Line with { MayDecide = false, IsOfOwnKey = true })
            .FindAll("p")
            .Select(line => line.TextContent)
            .ShouldContain("You created the API key that requested this, so somebody else must decide.");

    [Theory]
    [InlineData("", "/approvals")]
    [InlineData("MINE", "/approvals?scope=mine")]
    [InlineData("nonsense", "/approvals")]
    public void Filter_lives_in_the_address(string scope, string address) =>
        ApprovalFilter.Read(AddressQuery.Parse($"?scope={scope}&page=-1&request=no+id")).Address.ShouldBe(address);

    [Fact]
    public void Who_may_approve_says_when_they_are_back()
    {
        var back = _clock.GetUtcNow().AddDays(1);
        var detail = ShowDetail(
            Line,
            new("Sam Reyes", IsOfTeam: true, IsAway: false),
            new("Kim Lund", IsOfTeam: false, IsAway: false) { BackAt = back },
            new("Lena Vogt", IsOfTeam: true, IsAway: true) { BackAt = back },
            new("Nils Berg", IsOfTeam: false, IsAway: true),
            new("Ida Holm", IsOfTeam: false, IsAway: false) { BackAt = _clock.GetUtcNow() } // their hours have begun since
        );

        var at = $"tomorrow {back:HH:mm}";
        var names =
            $"Sam Reyes (the case's team), Kim Lund (back {at}), Lena Vogt (the case's team, back {at}), Nils Berg (away), Ida Holm";
        detail.FindAll("p").Select(line => line.TextContent).ShouldContain($"Can approve it: {names}.");
    }

    private IRenderedComponent<ApprovalDetail> ShowDetail(ApprovalLine line, params Approver[] approvers)
    {
        Result<ApprovalView> state = new ApprovalView(
            line,
            "",
            "in_progress",
            null,
            null,
            "supervisor",
            approvers,
            new([], [], new Dictionary<string, string>(StringComparer.Ordinal), [], [])
        );
        return Render<ApprovalDetail>(p => p.Add(d => d.State, state));
    }

    private IRenderedComponent<ApprovalSection> Show(Result<ApprovalList>? state, Action? retry = null) =>
        Render<ApprovalSection>(p =>
            p.Add(s => s.State, state).Add(s => s.Filter, new ApprovalFilter()).Add(s => s.OnRetry, () => retry?.Invoke())
        );
}
