using RecsConsole.Engine.NextStep;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.NextStep.Histories;

namespace RecsConsole.Tests.Engine.NextStep;

public sealed class NextStepModelTests
{
    [Fact]
    public void What_follows_depends_on_more_than_the_last_activity()
    {
        var model = Fit(Mix(Repeat(60, "abcx"), Repeat(60, "dbex")));

        model.Forecast(Events("ab")).Steps[0].Activity.ShouldBe("c");
        model.Forecast(Events("db")).Steps[0].Activity.ShouldBe("e");
    }

    [Fact]
    public void The_end_is_an_outcome()
    {
        var model = Fit([.. Repeat(50, "abx")]);

        var last = model.Forecast(Events("abx")).Steps[0];

        last.Activity.ShouldBeNull();
        last.Probability.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void An_open_case_says_nothing_of_its_end()
    {
        var model = Fit([.. Repeat(50, "ab").Select(each => each with { HasEnded = false })]);

        model.Histories.ShouldBe(50, "what follows b is not known");
        model.Forecast(Events("a")).Steps[0].Activity.ShouldBe("b");
        model.Forecast(Events("ab")).Of(null).ShouldBeLessThan(0.5);
    }

    [Fact]
    public void The_team_decides_where_it_does()
    {
        var model = Fit(Mix(Repeat(80, "abx", group: "north"), Repeat(80, "acx", group: "south")));

        model.Forecast(Events("a", group: "north")).Steps[0].Activity.ShouldBe("b");
        model.Forecast(Events("a", group: "south")).Steps[0].Activity.ShouldBe("c");
        model.Forecast(Events("a", group: "unknown")).Of("b").ShouldBe(0.5, 0.1);
    }

    [Fact]
    public void A_field_of_the_case_decides_where_it_does_and_one_that_tells_nothing_is_left_out()
    {
        var model = Fit(
            Mix(
                Repeat(80, "abx").Select((each, i) => With(each, ("site", "rome"), ("number", $"{i}"))),
                Repeat(80, "acx").Select((each, i) => With(each, ("site", "oslo"), ("number", $"{i}")))
            )
        );

        model.Fields.ShouldBe(["site"]);
        model.Forecast(With(Ended("a"), ("site", "rome")).Events).Steps[0].Activity.ShouldBe("b");
        model.Forecast(With(Ended("a"), ("site", "oslo")).Events).Steps[0].Activity.ShouldBe("c");
        NextStepModel.FromBytes(model.ToBytes()).Fields.ShouldBe(["site"]);
    }

    [Fact]
    public void A_number_that_seldom_repeats_decides_by_its_size()
    {
        var model = Fit(
            Mix(
                Repeat(80, "abx").Select((each, i) => With(each, ("amount", $"{100 + i}"))),
                Repeat(80, "acx").Select((each, i) => With(each, ("amount", $"{5_000 + (13 * i)}")))
            )
        );

        model.Fields.ShouldBe(["size of amount"]);
        model.Forecast(With(Ended("a"), ("amount", "150.5")).Events).Steps[0].Activity.ShouldBe("b");
        model.Forecast(With(Ended("a"), ("amount", "6001")).Events).Steps[0].Activity.ShouldBe("c");
        model.Forecast(With(Ended("a"), ("amount", "a lot")).Events).Steps.ShouldNotBeEmpty("it is not known then");
    }

    [Fact]
    public void Trees_see_what_decides_only_together()
    {
        // the next step depends on both a long wait and a late weekday; no context combines the two
        List<NextStepSequence> sequences = [.. Enumerable.Range(0, 1_200).Select(WaitingByDay)];
        var without = NextStepTrainer.Fit(sequences, NextStepSettings.Standard with { MostTrees = 0 });
        var model = Fit(sequences);

        ShareRight(without, sequences).ShouldBeLessThan(0.75);
        ShareRight(model, sequences).ShouldBeGreaterThan(0.95);
        var stored = NextStepModel.FromBytes(model.ToBytes());
        stored.Forecast(sequences[7].Events).Steps.ShouldBe(model.Forecast(sequences[7].Events).Steps);
    }

    [Fact]
    public void Time_decides_where_it_does()
    {
        // a case ends without a further step after a month of waiting
        var model = Fit(Mix(Waiting(60, days: 30, then: ""), Waiting(60, days: 2, then: "c")));

        model.Forecast(Waiting(1, days: 30, then: "").Single().Events).Steps[0].Activity.ShouldBeNull();
        model.Forecast(Waiting(1, days: 2, then: "").Single().Events).Steps[0].Activity.ShouldBe("c");
    }

    [Fact]
    public void What_changed_is_followed_and_nothing_is_known_before_it_happened()
    {
        // b follows a until day 100, and c afterwards; cases are not in order of time, as in some exports
        var sequences = Enumerable.Range(0, 200).Select(i => i * 37 % 200).Select(day => Ended(day < 100 ? "abx" : "acx", day)).ToList();
        var model = Fit(sequences);

        model.Forecast(Events("a", startDay: 99)).Of("b").ShouldBeGreaterThan(0.8);
        model.Forecast(Events("a", startDay: 199)).Of("c").ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Probabilities_make_one_and_none_is_zero()
    {
        var model = Fit(Random(300, seed: 1));

        foreach (var forecast in Random(50, seed: 2).SelectMany(each => model.ForecastEach(each.Events)))
        {
            (forecast.Steps.Sum(each => each.Probability) + forecast.New).ShouldBe(1, 1e-9);
            forecast.Steps.ShouldAllBe(each => each.Probability > 0);
            forecast.New.ShouldBeGreaterThan(0);
            forecast.Steps.Select(each => each.Activity).ShouldBe([null, "a", "b", "c"], ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(20)]
    public void Few_cases_do_not_make_it_sure(int cases)
    {
        var asked = Random(400, seed: 9);
        var model = Fit(Random(cases, seed: 5));

        var answers = asked
            .SelectMany(each =>
                model
                    .ForecastEach(each.Events)
                    .Take(each.Events.Count - 1)
                    .Select(
                        (forecast, i) => (forecast.Steps[0].Probability, Right: forecast.Steps[0].Activity == each.Events[i + 1].Activity)
                    )
            )
            .ToList();

        var claimed = answers.Average(each => each.Probability);
        claimed.ShouldBeLessThan(0.75, "in truth nothing is more probable than about one half");
    }

    [Fact]
    public void Evidence_counts_cases_and_probability_events()
    {
        // each case passes through b three times
        var model = Fit([.. Repeat(40, "abbbx")]);

        var evidence = model.Forecast(Events("ab")).Evidence.ShouldNotBeNull();

        evidence.After.ShouldBe(["a", "b"]);
        evidence.Cases.ShouldBe(40);
        evidence.Next.ShouldBe([new CountedNextStep("b", 40, 40)]);
        var later = Fit([.. Repeat(40, "bbbbx")]).Forecast(Events("b")).Evidence.ShouldNotBeNull();
        later.Cases.ShouldBe(40);
        later.Next.ShouldBe([new CountedNextStep("b", 40, 120), new CountedNextStep("x", 40, 40)]);
    }

    [Fact]
    public void Evidence_is_of_the_longest_history_that_cases_share()
    {
        var model = Fit([.. Repeat(40, "abcdx")]);

        model.Forecast(Events("abcd")).Evidence!.After.ShouldBe(["a", "b", "c", "d"]);
        model.Forecast(Events("ccd")).Evidence!.After.ShouldBe(["c", "d"]);
        model.Forecast(Events("zz")).Evidence.ShouldBeNull();
    }

    [Fact]
    public void Forecast_of_each_event_is_that_of_the_history_up_to_it()
    {
        var model = Fit(Random(200, seed: 3));
        var events = Random(200, seed: 4).MaxBy(each => each.Events.Count)!.Events;

        var each = model.ForecastEach(events).Select(forecast => forecast.Steps);

        each.ShouldBe(Enumerable.Range(1, events.Count).Select(length => model.Forecast([.. events.Take(length)]).Steps), new SameSteps());
    }

    [Fact]
    public void An_activity_never_seen_gets_an_answer_and_no_event_gets_none()
    {
        var model = Fit([.. Repeat(20, "abx")]);

        model.Forecast(Events("q")).Steps.Count.ShouldBe(4);
        Should.Throw<ArgumentException>(() => model.Forecast([]));
        Fit([]).Forecast(Events("q")).Of(null).ShouldBe(0.5, 0.2, "nothing is known of anything");
    }

    [Fact]
    public void Same_histories_give_the_same_bytes_and_a_stored_model_the_same_answers()
    {
        var sequences = Random(300, seed: 6);
        var model = Fit(sequences);

        var bytes = model.ToBytes();
        var stored = NextStepModel.FromBytes(bytes);

        Fit(sequences).ToBytes().ShouldBe(bytes);
        stored.ToBytes().ShouldBe(bytes);
        foreach (var events in Random(30, seed: 7).Select(each => each.Events))
        {
            stored.Forecast(events).Steps.ShouldBe(model.Forecast(events).Steps);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void Other_bytes_are_refused(string text) =>
        Should.Throw<FormatException>(() => NextStepModel.FromBytes(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void How_long_a_step_takes_is_learned_and_stored_and_counted_again()
    {
        // b comes after 1 to 100 hours, one case each
        var sequences = Enumerable.Range(1, 100).Select(Timed).ToList();
        var model = Fit(sequences);

        var wait = NextStepModel.FromBytes(model.ToBytes()).WaitBetween("a", "b").ShouldNotBeNull();

        (wait.Median, wait.Usual, wait.Late).ShouldBe((50 * 3_600L, 75 * 3_600L, 90 * 3_600L));
        model.WaitBetween("b", "a").ShouldBeNull("it never follows");
        Fit([.. sequences.Take(10)]).WaitBetween("a", "b").ShouldBeNull("ten cases are too few");
        var again = NextStepTrainer.Recount(model, [.. sequences.Select(_ => Timed(2))]);
        again.WaitBetween("a", "b").ShouldNotBeNull().Usual.ShouldBe(2 * 3_600L);
    }

    [Fact]
    public void Recount_takes_new_cases_in_and_keeps_the_weights()
    {
        var before = Mix(Repeat(60, "abx"), Repeat(60, "acx"));
        var model = Fit(before);

        var recounted = NextStepTrainer.Recount(model, [.. before, .. Repeat(500, "acx"), .. Repeat(5, "anx")]);

        recounted.Forecast(Events("a")).Of("c").ShouldBeGreaterThan(model.Forecast(Events("a")).Of("c") + 0.2);
        recounted.Activities.ShouldBe(model.Activities, "n waits for the next training");
        NextStepModel.FromBytes(recounted.ToBytes()).Forecast(Events("a")).Steps.ShouldBe(recounted.Forecast(Events("a")).Steps);
    }

    [Fact]
    public void Training_can_be_ended() =>
        Should.Throw<OperationCanceledException>(() =>
            NextStepTrainer.Fit(Random(50, seed: 8), NextStepSettings.Standard, () => throw new OperationCanceledException())
        );

    private static NextStepSequence Timed(int hours) =>
        new([new("a", Histories.Start), new("b", Histories.Start.AddHours(hours))], HasEnded: true);

    private static NextStepModel Fit(IReadOnlyList<NextStepSequence> sequences) =>
        NextStepTrainer.Fit(sequences, NextStepSettings.Standard);

    private static NextStepSequence WaitingByDay(int day)
    {
        var first = Start.AddDays(day);
        var (isLate, isLong) = ((int)first.DayOfWeek >= 4, day % 2 == 1);
        var second = first.AddHours(isLong ? 2 : 1);
        return new(
            [new("a", first), new("a", second), new(isLate == isLong ? "b" : "c", second.AddMinutes(5)), new("x", second.AddMinutes(9))],
            HasEnded: true
        );
    }

    private static double ShareRight(NextStepModel model, List<NextStepSequence> sequences) =>
        sequences.Average(each => model.Forecast([.. each.Events.Take(2)]).Steps[0].Activity == each.Events[2].Activity ? 1.0 : 0);

    private static IEnumerable<NextStepSequence> Waiting(int cases, int days, string then) =>
        Enumerable
            .Range(0, cases)
            .Select(i =>
            {
                var first = Start.AddHours(i * 5);
                List<NextStepEvent> events = [new("a", first), new("b", first.AddDays(days).AddMinutes(i % 20))];
                events.AddRange(then.Select(each => new NextStepEvent($"{each}", first.AddDays(days).AddHours(2))));
                return new NextStepSequence(events, HasEnded: true);
            });

    private sealed class SameSteps : IEqualityComparer<IReadOnlyList<NextStepProbability>>
    {
        public bool Equals(IReadOnlyList<NextStepProbability>? x, IReadOnlyList<NextStepProbability>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<NextStepProbability> obj) => obj.Count;
    }
}
