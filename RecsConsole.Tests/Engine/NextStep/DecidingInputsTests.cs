using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Solutions;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.NextStep.Histories;

namespace RecsConsole.Tests.Engine.NextStep;

/// <summary>What about a case makes a step likely.</summary>
public sealed class DecidingInputsTests
{
    [Fact]
    public void The_amount_decides_where_large_and_small_cases_go_different_ways()
    {
        var model = Fit(Mix(Claims("abx", 500), Claims("acx", 90_000)));
        var history = With(Ended("a"), ("amount", "90007"), ("site", "Rome")).Events;

        var found = DecidingInputs.Of(model, history, model.Forecast(history));

        model.Inputs.ShouldContain(new StepInput("amount"), "the size of a field is the field");
        found.Keys.ShouldBe(["c"]);
        found["c"].Input.ShouldBe(new StepInput("amount"));
        found["c"].Without.ShouldBeInRange(0.3, 0.7);
        model.Forecast(history).Of("c").ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void So_do_the_words_and_the_priority()
    {
        var worded = Fit(Mix(Worded("abx", "printer"), Worded("acx", "router")));
        var prioritized = Fit(Mix(Prioritized("abx", "1"), Prioritized("acx", "4")));
        var (text, urgent) = (Worded("a", "router").First().Events, Prioritized("a", "1").First().Events);

        DecidingInputs.Of(worded, text, worded.Forecast(text))["c"].Input.ShouldBe(StepInput.Text);
        DecidingInputs.Of(prioritized, urgent, prioritized.Forecast(urgent))["b"].Input.ShouldBe(StepInput.Priority);
    }

    [Fact]
    public void Nothing_decides_what_would_be_done_anyway_nor_what_the_case_does_not_say()
    {
        var model = Fit(Mix(Claims("abx", 500), Claims("acx", 90_000)));
        var (unsaid, after) = (Ended("a").Events, With(Ended("ac"), ("amount", "90007")).Events);

        DecidingInputs.Of(model, unsaid, model.Forecast(unsaid)).ShouldBeEmpty();
        DecidingInputs.Of(model, after, model.Forecast(after)).ShouldBeEmpty("both go on with x");
    }

    private static NextStepModel Fit(IReadOnlyList<NextStepSequence> sequences) =>
        NextStepTrainer.Fit(sequences, NextStepSettings.Standard);

    private static IEnumerable<NextStepSequence> Claims(string activities, int amount) =>
        Enumerable.Range(0, 80).Select(day => With(Ended(activities, day), ("amount", $"{amount + day}"), ("site", "Rome")));

    private static IEnumerable<NextStepSequence> Prioritized(string activities, string priority) =>
        Repeat(80, activities).Select(found => found with { Events = [.. found.Events.Select(each => each with { Priority = priority })] });

    private static IEnumerable<NextStepSequence> Worded(string activities, string word) =>
        Enumerable.Range(0, 80).Select(day => WithText(Ended(activities, day), $"the {word} of floor {day}"));

    private static NextStepSequence WithText(NextStepSequence found, string text)
    {
        var signs = CaseSigns.Of(text, "", []);
        return found with { Events = [.. found.Events.Select(each => each with { Signs = signs })] };
    }
}
