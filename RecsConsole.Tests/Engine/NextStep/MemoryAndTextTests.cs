using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Solutions;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.NextStep.Histories;

namespace RecsConsole.Tests.Engine.NextStep;

/// <summary>What came of the steps and the words of a case, where they tell what comes next.</summary>
public sealed class MemoryAndTextTests
{
    [Fact]
    public void What_comes_next_depends_on_whether_the_last_step_failed()
    {
        var model = Fit(Mix(Standing("abx", Underway), Standing("acx", FailedOnce)));

        model.HasMemory.ShouldBeTrue();
        model.Forecast(Standing("a", Underway).First().Events).Steps[0].Activity.ShouldBe("b");
        model.Forecast(Standing("a", FailedOnce).First().Events).Steps[0].Activity.ShouldBe("c");
    }

    [Fact]
    public void It_depends_on_whether_the_case_waits()
    {
        var waiting = Underway with { Kind = StandingKind.Waiting };
        var model = Fit(Mix(Standing("abx", Underway), Standing("acx", waiting)));

        model.Forecast(Standing("a", waiting).First().Events).Steps[0].Activity.ShouldBe("c");
    }

    [Fact]
    public void It_depends_on_which_step_failed_before()
    {
        var model = Fit(
            Mix(Standing("abx", new(StandingKind.Underway, 1, "fix")), Standing("acx", new(StandingKind.Underway, 1, "patch")))
        );

        model.Forecast(Standing("a", new(StandingKind.Underway, 1, "fix")).First().Events).Steps[0].Activity.ShouldBe("b");
        model.Forecast(Standing("a", new(StandingKind.Underway, 1, "patch")).First().Events).Steps[0].Activity.ShouldBe("c");
    }

    [Fact]
    public void A_word_of_the_case_decides_where_it_does_whatever_else_the_text_says()
    {
        var model = Fit(Mix(Worded("abx", "printer"), Worded("acx", "router")));

        model.HasText.ShouldBeTrue();
        model.Forecast(Text("a", "the router of floor 999").Events).Steps[0].Activity.ShouldBe("c");
        model.Forecast(Text("a", "a printer").Events).Steps[0].Activity.ShouldBe("b");
    }

    [Fact]
    public void What_does_not_help_on_later_cases_is_left_out()
    {
        // both differ from case to case, but tell nothing of what follows
        var sequences = Random(400, seed: 6)
            .Select((each, i) => Standing(each, i % 3 == 0 ? FailedOnce : Underway))
            .Select((each, i) => WithText(each, i % 2 == 0 ? "north wing" : "south wing"))
            .ToList();

        var model = Fit(sequences);

        (model.HasMemory, model.HasText).ShouldBe((false, false));
        var plain = Fit([.. Random(400, seed: 6)]);
        model.ToBytes().ShouldBe(plain.ToBytes());
    }

    [Fact]
    public void A_stored_model_with_memory_and_text_gives_the_same_answers()
    {
        List<NextStepSequence> sequences = [.. Enumerable.Range(0, 800).Select(FailedAtNight)];
        var model = Fit(sequences);

        var stored = NextStepModel.FromBytes(model.ToBytes());

        (stored.HasMemory, stored.HasText, stored.IsCurrent).ShouldBe((true, true, true));
        stored.ToBytes().ShouldBe(model.ToBytes());
        stored.Forecast([.. sequences[7].Events.Take(2)]).Steps.ShouldBe(model.Forecast([.. sequences[7].Events.Take(2)]).Steps);
        sequences
            .Average(each => stored.Forecast([.. each.Events.Take(2)]).Steps[0].Activity == each.Events[2].Activity ? 1.0 : 0)
            .ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Trees_get_a_column_for_what_is_not_left_out()
    {
        var some = new StepRows(new ContextPlan(new HashSet<Facet> { Facet.Text }, fields: 0));
        var none = new StepRows(new ContextPlan(ContextPlan.OnTrial.ToHashSet(), fields: 0));

        some.Names.Skip(15).Take(2).ShouldBe(["standing", "setbacks"]);
        some.Categorical.ShouldBe([0, 5, 6, 7, 15], ignoreOrder: true);
        some.Names.ShouldNotContain("sign");
        none.Names[15].ShouldBe("opinion_0");
    }

    [Fact]
    public void A_model_stored_before_there_was_a_memory_answers_as_it_did_and_stays_what_it_is()
    {
        List<NextStepSequence> sequences = [.. Random(300, seed: 6)];
        var model = Fit(sequences);
        var before = BeforeMemory(model.ToBytes());

        var stored = NextStepModel.FromBytes(before);

        stored.IsCurrent.ShouldBeFalse();
        (stored.HasMemory, stored.HasText).ShouldBe((false, false));
        stored.ToBytes().ShouldBe(before);
        foreach (var events in Random(30, seed: 7).Select(each => each.Events))
        {
            stored.Forecast(events).Steps.ShouldBe(model.Forecast(events).Steps);
        }

        NextStepTrainer.Recount(stored, sequences).IsCurrent.ShouldBeFalse("its weights are the old ones");
    }

    private static StepStanding Underway => new(StandingKind.Underway, 0, null);

    private static StepStanding FailedOnce => new(StandingKind.Failed, 1, "a");

    private static NextStepModel Fit(IReadOnlyList<NextStepSequence> sequences) =>
        NextStepTrainer.Fit(sequences, NextStepSettings.Standard);

    private static IEnumerable<NextStepSequence> Standing(string activities, StepStanding standing) =>
        Enumerable.Range(0, 80).Select(day => Standing(Ended(activities, day), standing));

    private static NextStepSequence Standing(NextStepSequence found, StepStanding standing) =>
        found with
        {
            Events = [.. found.Events.Select(each => each with { Standing = standing })],
        };

    private static IEnumerable<NextStepSequence> Worded(string activities, string word) =>
        Enumerable.Range(0, 80).Select(day => WithText(Ended(activities, day), $"the {word} of floor {day}"));

    private static NextStepSequence Text(string activities, string text) => WithText(Ended(activities), text);

    private static NextStepSequence WithText(NextStepSequence found, string text)
    {
        var signs = CaseSigns.Of(text, "", []);
        return found with { Events = [.. found.Events.Select(each => each with { Signs = signs })] };
    }

    // what follows depends on a failure, on the word, and on the time of day
    private static NextStepSequence FailedAtNight(int day)
    {
        var at = Start.AddDays(day).AddHours(day % 2 == 0 ? 0 : 12);
        var (hasFailed, isPrinter) = (day / 2 % 2 == 0, day / 4 % 2 == 0);
        var next =
            hasFailed && day % 2 == 0 ? "b"
            : isPrinter ? "c"
            : "d";
        var found = new NextStepSequence(
            [new("a", at), new("a", at.AddHours(1)), new(next, at.AddHours(2)), new("x", at.AddHours(3))],
            HasEnded: true
        );
        return WithText(Standing(found, hasFailed ? FailedOnce : Underway), isPrinter ? "the printer" : "the router");
    }
}
