using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Text;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Cards.Sentences;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Recommender.Cards;

/// <summary>The words on a card besides its reason: its verb, a line of a document, and why it ranks so high.</summary>
public sealed class CardWordsTests
{
    private const string Runbook = """
        # Certificate change

        The old certificate **runs out** on a fixed day. Tell the administrator first.

        ## Steps

        1. Open the provider and compare both fingerprints.
        2. Reload the provider's metadata before the old certificate
           runs out, then let one person sign in.

        | Code | Meaning |
        |---|---|
        | 1 | Reload the metadata of the provider |
        """;

    [Theory]
    [InlineData(false, false, Handover.Unchanged, false, false, "Mark done")]
    [InlineData(false, false, Handover.Unchanged, false, true, "Mark done…")]
    [InlineData(true, false, Handover.Unchanged, true, false, "Ask for approval")]
    [InlineData(true, true, Handover.Unchanged, true, false, "Ask for approval")]
    [InlineData(false, true, Handover.Unchanged, true, false, "Solve…")]
    [InlineData(false, false, Handover.Unchanged, true, false, "Write…")]
    [InlineData(false, false, Handover.ToChosen, false, false, "Hand over…")]
    [InlineData(false, false, Handover.ToDoer, false, false, "Take it")]
    public void Verb_says_who_does_it(bool waits, bool solves, Handover handover, bool writes, bool hasFields, string verb) =>
        StepVerbs.Of(StepForms.Of(waits, solves, handover, writes, hasFields), handover == Handover.ToDoer, isRun: false).ShouldBe(verb);

    [Fact]
    public void Line_of_a_passage_is_its_first_sentence_without_marks_or_headings()
    {
        var from = Runbook.IndexOf("## Steps", StringComparison.Ordinal);

        PassageLine.Of(ADocument(), new(0, from)).ShouldBe("The old certificate runs out on a fixed day.");
        PassageLine.Of(ADocument(), new(from, Runbook.Length)).ShouldBe("Open the provider and compare both fingerprints.");
        PassageLine.Of(ADocument(), new(0, 20)).ShouldBeNull();
    }

    [Fact]
    public void How_is_the_sentence_that_has_the_verb_and_most_words_of_the_step()
    {
        var how = PassageLine.HowTo("Reload identity provider metadata", DocumentSentences.From(ADocument()))!;

        how.Line.ShouldBe("Reload the provider's metadata before the old certificate runs out, then let one person sign in.");
        Runbook.Substring(how.Passage.Start, how.Passage.Length).Trim().ShouldStartWith("2. Reload");
        PassageLine.HowTo("Unlock the account", DocumentSentences.From(ADocument())).ShouldBeNull();
        PassageLine.HowTo("Issue a new certificate", DocumentSentences.From(ADocument())).ShouldBeNull(); // another task with a certificate
    }

    // the note above the list says already that the step is late
    [Fact]
    public void Reason_of_a_late_step_is_what_it_did_for_similar_cases()
    {
        const long HalfAnHour = 1_800;
        var item = ASnapshot()
            .WithAction("fix")
            .WithSimilarCases(24, "fix", (i, hit) => hit with { Reopened = i >= 20 })
            .WithHistory(history =>
                history with
                {
                    Forecast = new("model", [new("fix", 600_000) { UsualSeconds = HalfAnHour, LateSeconds = HalfAnHour * 2 }]),
                }
            )
            .WithStep("seen")
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix");

        item.Claims.ShouldContain(claim => claim.Template == "action.late");
        ReasonOf(item).ShouldBe("Solved 20 of 24 similar resolved cases that used it in this state.");
    }

    [Fact]
    public void These_cases_are_only_told_of_after_the_sentence_that_names_them()
    {
        var item = ASnapshot()
            .WithAction("fix")
            .WithSimilarCases(24, "fix", (i, hit) => hit with { Reopened = i >= 20 })
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix");
        var pace = item.Claims.Single(claim => claim.Template == "action.pace");

        ReasonOf(item with { Claims = [pace] }).ShouldBeEmpty();
    }

    [Fact]
    public void Every_reason_for_a_low_sign_beside_a_good_record_has_its_line()
    {
        var reasons = ClaimTemplates.Names.Where(name => name.StartsWith("ground.low.", StringComparison.Ordinal)).ToList();

        reasons.ShouldNotBeEmpty();
        reasons.ShouldAllBe(name => LowChanceLabels.Of(new(name, new Dictionary<string, string>())) != null);
        LowChanceLabels.Of(new(ClaimTemplates.Plain, new Dictionary<string, string>())).ShouldBeNull();
    }

    [Fact]
    public void Chance_of_an_action_without_a_history_of_its_own_is_not_a_figure()
    {
        var slate = ASnapshot()
            .WithAction("fix")
            .WithAction("new")
            .WithAction("required")
            .WithPolicy("P-1", requires: ["required"])
            .WithSimilarCases(12, "fix")
            .WithHistory(history =>
                history with
                {
                    Chances = new(new(1_000, 900), new(200, 180), new(100, 90), [new("fix", new(100, 70), new(50, 35))]),
                }
            )
            .Open()
            .Slate(SlateKind.Action);

        WordsOf(slate.Item("fix")).ShouldNotBeNull().ShouldStartWith("Estimated chance of a good ending from now on: ");
        WordsOf(slate.Item("new")).ShouldNotBeNull().ShouldStartWith("No estimated chance of a good ending");
        WordsOf(slate.Item("required")).ShouldBeNull();
        ChanceLabels.PercentOf(slate.Item("new")).ShouldBeNull();

        static string? WordsOf(SlateItem item) => ChanceLabels.Of(item.Kind, ChanceLabels.PercentOf(item), ChanceLabels.IsUnknown(item));
    }

    [Theory]
    [InlineData("ground.low.chance", false)]
    [InlineData("ground.low.here", true)]
    public void Card_that_is_low_by_its_chance_does_not_also_say_that_it_has_none(string reason, bool isUnknown)
    {
        Claim because = new(reason, new Dictionary<string, string>(StringComparer.Ordinal));
        var confidence = new Confidence(ConfidenceLabel.Low, 450_000, 12, 11, 600_000, 1_000_000, because) { IsInherited = true };
        var item = new SlateItem(SlateKind.Action, "fix", 0, 1, 0, 1_000_000, null, confidence, [], [], [], []);

        ChanceLabels.IsUnknown(item).ShouldBe(isUnknown);
        ChanceLabels.PercentOf(item).ShouldBeNull();
    }

    [Theory]
    [InlineData(SlateKind.Document, 0, "No estimated chance of a good ending: no similar case shows one")]
    [InlineData(SlateKind.Expert, 0, "No estimated chance of a good ending: no similar case shows one")]
    [InlineData(SlateKind.Document, 3, "Estimated chance of a good ending: 45 %")]
    [InlineData(SlateKind.Expert, 3, "Estimated chance of a good ending: 45 %")]
    public void Documents_and_people_have_a_chance_only_from_similar_cases_of_their_own(SlateKind kind, int cases, string words)
    {
        Claim because = new("ground.capped.high", new Dictionary<string, string>(StringComparer.Ordinal));
        var item = new SlateItem(
            kind,
            "item",
            0,
            1,
            0,
            1_000_000,
            null,
            new(ConfidenceLabel.Low, 450_000, cases, cases, 0, 1_000_000, because),
            [],
            [],
            [],
            []
        );

        ChanceLabels.Of(kind, ChanceLabels.PercentOf(item), ChanceLabels.IsUnknown(item)).ShouldBe(words);
        ChanceLabels.PercentOf(item with { RequiredByPolicy = "P-1" }).ShouldBeNull();
        ChanceLabels.IsUnknown(item with { RequiredByPolicy = "P-1" }).ShouldBeFalse();
    }

    [Fact]
    public void Item_above_one_that_scores_more_says_why()
    {
        Move[] moves =
        [
            new(StandardSlatePolicy.SolutionRule, "cure", 3, 1),
            new(StandardSlatePolicy.DiversityRule, "sank", 2, 4),
            new(StandardSlatePolicy.RequiredRule, "must", 2, 1),
            new(StandardSlatePolicy.DiversityRule, "risen", 5, 3),
        ];

        MoveReasonLabels
            .Of(AnItem("cure", 2, ConfidenceLabel.Medium), moves, 455_000)
            .ShouldBe("Ranked higher because it is the step that most often solves such cases now: 45 of 100.");
        MoveReasonLabels
            .Of(AnItem("risen", 3), moves, 0)
            .ShouldBe("Ranked higher for variety: this list already has enough of another kind.");
        MoveReasonLabels.Of(AnItem("sank", 4), moves, 0).ShouldBeNull();
        MoveReasonLabels.Of(AnItem("must", 1), moves, 0).ShouldBeNull(); // its badge already says so
        MoveReasonLabels.Of(AnItem("cure", 4), moves, 0).ShouldBeNull(); // it sank below its own place again
    }

    [Theory]
    [InlineData(ConfidenceLabel.Low, 9, 10)]
    [InlineData(ConfidenceLabel.Medium, 2, 10)]
    public void Card_whose_numbers_deny_it_does_not_call_the_step_the_solution(ConfidenceLabel label, int resolved, int used)
    {
        var item = AnItem("cure", 1, label) with { Facts = [Count("resolved", resolved), Count("used", used)] };

        MoveReasonLabels.Of(item, [new(StandardSlatePolicy.SolutionRule, "cure", 3, 1)], 455_000).ShouldBeNull();
    }

    [Fact]
    public void Step_above_closing_says_whether_the_customer_wrote_that_it_did_not_help()
    {
        Move[] moves = [new(StandardSlatePolicy.NotReadyRule, "next", 2, 1)];

        MoveReasonLabels
            .Of(AnItem("next", 1), moves, 0, isWritten: true)
            .ShouldBe("Ranked above closing the case: the customer wrote that it did not help.");
        MoveReasonLabels.Of(AnItem("next", 1), moves, 0).ShouldBe("Ranked above closing the case: what was tried last did not help.");
    }

    private static string ReasonOf(SlateItem item) => ClaimRenderer.Text(CardReason.Write(new((_, _) => null), item));

    private static Fact Count(string id, int value) =>
        new(id, FactTypes.Count, "test." + id, value.ToString(CultureInfo.InvariantCulture), []);

    private static DocumentLabel ADocument() =>
        new("runbook", 1, "Certificate change", "runbook", "en", new(AccessResourceKind.Document, Guid.Empty, Guid.Empty))
        {
            Text = Runbook,
        };

    private static SlateItem AnItem(string id, int rank, ConfidenceLabel label = ConfidenceLabel.Low) =>
        new(
            SlateKind.Action,
            id,
            1,
            rank,
            0,
            0,
            null,
            new(label, 0, 0, 0, 0, 0, new("ground.action.none", new Dictionary<string, string>(StringComparer.Ordinal))),
            [],
            [],
            [],
            []
        );
}
