using RecsConsole.Cli.PageTruth;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.PageTruth;

/// <summary>Each figure of `evaluate pages` can be other than zero: the oracle finds the sentence that is not true.</summary>
public sealed class CardOracleTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void More_than_two_figures_are_found_and_names_dates_and_versions_are_none()
    {
        Find(Card("Used in this state in 12 similar cases, 9 of which ended well. 3 of 4 went on.")).ShouldBe([FindingKind.Figures]);
        Find(Card("Done on 20 Nov 2026. Required by policy \"P-7 of 2025\", version 3. Used in 1,200 of 1,300 similar cases."))
            .ShouldNotContain(FindingKind.Figures);
        Find(Card("Worked on 404 cases with people on this one, 113 of them handed over. Works in team 72, which has the case."))
            .ShouldNotContain(FindingKind.Figures);
        new CardFact("team", "72").Number.ShouldBeNull();
        new CardFact("used", "72 similar cases").Number.ShouldBe(72);
    }

    [Fact]
    public void What_a_similar_case_did_is_not_denied()
    {
        var card = Card("The workflow allows it in state New.", confidence: "Low: no similar case used this action in this state yet");

        Find(card).ShouldBeEmpty();
        Find(card, similar: [Case("S-1", Step("fix", "new"))]).ShouldBe([FindingKind.Contradiction]);
        Find(card, similar: [Case("S-1", Step("fix", "review"))]).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_timeline_tells_is_told_alike()
    {
        Find(Card("Done on this case on 20 Nov 2026."), Case("C-1", Step("fix", "new"))).ShouldBeEmpty();
        Find(Card("Done on this case on 19 Nov 2026."), Case("C-1", Step("fix", "new"))).ShouldBe([FindingKind.Contradiction]);
        Find(Card("Answers usually come within 6 hours, but the last step was on 20 Nov 2026."), Case("C-1", Step("ask", "new")))
            .ShouldBeEmpty();
        Find(Card("Answers usually come within 6 hours, but the last step was on 19 Nov 2026."), Case("C-1", Step("ask", "new")))
            .ShouldBe([FindingKind.Contradiction]);
        Find(Card("New in the catalog: nobody used it."), Case("C-1", Step("fix", "new"))).ShouldBe([FindingKind.Contradiction]);
        Find(Card("Done on 20 Nov 2026, and it did not help."), Case("C-1", Step("fix", "new"))).ShouldBe([FindingKind.Contradiction]);
    }

    [Fact]
    public void A_step_that_failed_is_never_sure()
    {
        var failed = Case(
            "C-1",
            Step("take", "open", "new"),
            Step("fix", "new", "check"),
            Step("came-back", "check", "new", CaseEventKind.System)
        );

        Find(Card("Done on 20 Nov 2026, and it did not help.", "Low"), failed).ShouldBeEmpty();
        Find(Card("Done on 20 Nov 2026, and it did not help.", "High"), failed).ShouldBe([FindingKind.Contradiction]);
    }

    [Fact]
    public void Success_is_counted_once()
    {
        const string Reason = "Solved 36 of 47 similar resolved cases that used it in this state.";

        Find(Card(Reason, confidence: "High: it solved 36 of 47 similar resolved cases that used it in this state")).ShouldBeEmpty();
        Find(Card(Reason, confidence: "High: 47 similar resolved cases used this action in this state, 40 of them ended well"))
            .ShouldBe([FindingKind.Contradiction]);
    }

    [Fact]
    public void What_no_similar_case_used_has_no_chance()
    {
        const string None = "Low: no similar case used this document yet.";
        const string Chance = " Estimated chance of a good ending: 50 %";
        PageCard Document(string words) => CardOf(SlateKind.Document, "Found by text search.", confidence: words);

        Find(Document(None + Chance)).ShouldBe([FindingKind.Contradiction]);
        Find(Document(None + " No estimated chance of a good ending: no similar case shows one")).ShouldBeEmpty();
        Find(Document("Low: only 3 similar cases used this document." + Chance)).ShouldBeEmpty();
        Find(Card("Runbook.", confidence: "Low: no similar case used this action in this state yet." + Chance))
            .ShouldBeEmpty("steps have counts of their own");
    }

    [Fact]
    public void A_guess_has_no_good_record()
    {
        Find(Card("Runbook.", confidence: "Low: it solved 2 of 4 similar cases that used it in this state")).ShouldBeEmpty();
        Find(Card("Runbook.", confidence: "Low: it solved 3 of 4 similar cases that used it in this state"))
            .ShouldBe([FindingKind.Contradiction]);
    }

    [Fact]
    public void A_number_equals_what_it_opens()
    {
        var card = Card("Used in this state in 3 similar cases, which ended well.");
        StoredCase[] used = [Case("S-1", Step("fix", "new")), Case("S-2", Step("fix", "new"))];

        Kinds(card, new(["S-1", "S-2"], 1, false), used).ShouldBeEmpty();
        Kinds(card, new(["S-1", "S-2"], 0, false), used).ShouldBe([FindingKind.Count]);
        Kinds(card, new([], 0, true), []).ShouldBe([FindingKind.Count]);
        Kinds(card, new(["S-1", "S-3"], 1, false), [used[0], Case("S-3", Step("fix", "review"))]).ShouldBe([FindingKind.Contradiction]);
    }

    private static List<FindingKind> Kinds(PageCard card, CardEvidence opened, StoredCase[] listed) =>
        [.. Oracle(Case("C-1"), []).Check(card, new("used", "3 similar cases"), opened, listed).Select(finding => finding.Kind)];

    private static List<FindingKind> Find(PageCard card, StoredCase? own = null, StoredCase[]? similar = null) =>
        [.. Oracle(own ?? Case("C-1"), similar ?? []).Check(card).Select(finding => finding.Kind)];

    private static CardOracle Oracle(StoredCase own, StoredCase[] similar) =>
        new(
            new("New", "C-1 New", [], [], []),
            own,
            new(own.Events, new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)),
            similar
        );

    private static PageCard Card(string reason, string? sign = null, string? confidence = null) =>
        CardOf(SlateKind.Action, reason, sign, confidence);

    private static PageCard CardOf(SlateKind kind, string reason, string? sign = null, string? confidence = null) =>
        new(
            new(kind, "fix", 1, 1, 0, 1, "Fix it", null, ConfidenceLabel.Low, [], [], [], [], null, null, null),
            reason,
            [],
            sign ?? confidence?.Split(':')[0],
            confidence,
            null
        );

    private static StoredCase Case(string key, params CaseEventRow[] events) =>
        new(
            new()
            {
                Key = key,
                Title = key,
                Description = "",
                TypeKey = "support",
                IssueType = "sign_in",
                Status = "new",
                CustomFieldsJson = "{}",
            },
            events,
            new HashSet<string>(StringComparer.Ordinal)
        )
        {
            EndedWell = false,
        };

    private static CaseEventRow Step(string activity, string from, string? to = null, CaseEventKind kind = CaseEventKind.Action) =>
        new()
        {
            EventKey = activity,
            Activity = activity,
            Kind = kind,
            At = s_at,
            FromState = from,
            ToState = to ?? from,
            AttributesJson = "{}",
        };
}
