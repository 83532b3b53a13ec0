using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.History.Answers;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Recommender.Sources.CountedCases;

namespace RecsConsole.Tests.Recommender.Sources;

/// <summary>How long answers to a step usually take is counted over the finished cases that the reader may see.</summary>
public sealed class AnswerCountsTests
{
    private static readonly StateMachine s_machine = new(
        new(
            "ticket",
            1,
            "working",
            [new("working", false, false), new("waiting", false, true), new("closed", true, false)],
            [new("working", "ask", "waiting", 0), new("waiting", "close", "closed", 0)]
        )
    );

    [Fact]
    public void Four_of_five_answers_came_within_the_usual_time_in_whole_hours()
    {
        List<IndexedCase> cases =
        [
            .. Enumerable.Range(0, 16).Select(_ => Answered(hours: 5.2)),
            .. Enumerable.Range(0, 4).Select(_ => Answered(hours: 90)),
            .. Enumerable.Range(0, 30).Select(_ => Answered(hours: 200, step: "escalate")),
        ];

        Read(cases).ShouldBe(new AnswerFacts("ask", 20, 6));
    }

    [Fact]
    public void Too_few_answers_show_nothing_usual() => Read([.. Enumerable.Range(0, 19).Select(_ => Answered(hours: 5))]).ShouldBeNull();

    [Fact]
    public void A_case_that_does_not_wait_has_no_such_time() =>
        Read([.. Enumerable.Range(0, 40).Select(_ => Answered(hours: 5))], state: "working").ShouldBeNull();

    [Fact]
    public void Cases_that_the_reader_may_not_see_do_not_count()
    {
        List<IndexedCase> cases =
        [
            .. Enumerable.Range(0, 20).Select(_ => Answered(hours: 5)),
            .. Enumerable.Range(0, 80).Select(_ => Answered(hours: 90, classification: 3)),
        ];

        Read(cases).ShouldBe(new AnswerFacts("ask", 20, 5));
    }

    [Fact]
    public void An_answer_is_what_ends_the_wait_by_itself_and_a_reminder_does_not_begin_it_anew()
    {
        CourseStep[] course =
        [
            Event(0, "opened", "working"),
            Step(1, "ask", "waiting"),
            Step(3, "remind", "waiting"),
            Event(7, "replied", "working"),
            Step(8, "ask", "waiting"),
            Step(9, "fix", "working"), // somebody went on without an answer
            Step(10, "ask", "waiting"),
            Event(200, "closed-by-itself", "closed"),
        ];

        AnsweredStep.From(course, s_machine).ShouldBe([new AnsweredStep("ask", 6 * 3_600)]);
    }

    private static AnswerFacts? Read(IReadOnlyList<IndexedCase> cases, string state = "waiting") =>
        new CaseStatistics(cases, LabelWindows.Default)
            .Read(
                ARecord() with
                {
                    State = state,
                    Steps =
                    [
                        new(1, "ask", null, Now.AddHours(-1), "working", "waiting"),
                        new(2, "remind", null, Now, "waiting", "waiting"),
                    ],
                },
                Now,
                s_machine,
                Check(),
                _ => true
            )
            ?.Answers;

    private static IndexedCase Answered(double hours, string step = "ask", int classification = 1)
    {
        var found = ACase([step], classification: classification);
        return found with { Background = found.Background! with { Answers = [new(step, (long)(hours * 3_600))] } };
    }

    private static CourseStep Event(int hour, string activity, string to) => new(activity, null, Now.AddHours(hour), to);

    private static CourseStep Step(int hour, string activity, string to) => Event(hour, activity, to) with { IsAction = true };
}
