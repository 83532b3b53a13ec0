using RecsConsole.Cli.Census;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.Census;

/// <summary>The census reads the events of a case on its own, so that it can find what the recommender's case memory misses.</summary>
public sealed class CaseStepRecordTests
{
    [Fact]
    public void An_action_that_is_among_the_events_was_done()
    {
        var steps = Steps(Action("fix", "open", "open"), System("fixed-itself", "open", "open"));

        steps.WasDone("fix").ShouldBeTrue();
        steps.WasDone("fixed-itself").ShouldBeFalse();
        steps.WasDone("other").ShouldBeFalse();
    }

    [Fact]
    public void An_action_failed_if_what_nobody_chose_took_the_case_back()
    {
        Steps(Action("fix", "open", "check"), System("still-there", "check", "open")).HasFailed("fix").ShouldBeTrue();
        Steps(Action("fix", "open", "check"), Action("go-on", "check", "open")).HasFailed("fix").ShouldBeFalse();
        Steps(Action("fix", "open", "check")).HasFailed("fix").ShouldBeFalse();
        Steps(Action("ask", "open", "waiting"), System("replied", "waiting", "open")).HasFailed("ask").ShouldBeFalse();
    }

    [Fact]
    public void The_last_time_counts() =>
        Steps(Action("fix", "open", "check"), System("still-there", "check", "open"), Action("fix", "open", "check"))
            .HasFailed("fix")
            .ShouldBeFalse();

    [Fact]
    public void An_action_failed_if_the_customer_wrote_so_before_other_work_was_done()
    {
        CaseEventRow[] events = [At(0, Action("fix", "open", "open")), At(1, Action("ask", "open", "open"))];
        var words = new CustomerWords(
            [new(Helped: false, At(2), Guid.Empty)],
            new HashSet<string>(StringComparer.Ordinal) { "fix", "swap" }
        );

        var steps = CaseStepRecord.From(events, null, words);
        var swapped = CaseStepRecord.From([.. events, At(1, Action("swap", "open", "open"))], null, words);

        (steps.HasFailed("fix"), steps.HasFailed("ask")).ShouldBe((true, false));
        (swapped.HasFailed("fix"), swapped.HasFailed("swap")).ShouldBe((false, true));
        CaseStepRecord
            .From(events, null, words with { Verdicts = [.. words.Verdicts, new(Helped: true, At(3), Guid.Empty)] })
            .HasFailed("fix")
            .ShouldBeFalse("it works after all");
    }

    [Fact]
    public void On_a_log_what_ended_a_case_and_the_last_work_before_it_failed_if_the_case_went_on()
    {
        CaseEventRow[] events = [Log("look", "start"), Log("fix", "look"), Log("close", "fix"), Log("call", "close")];
        var steps = CaseStepRecord.From(events, Mined(reopened: 2));

        (steps.HasFailed("close"), steps.HasFailed("fix"), steps.HasFailed("look"), steps.HasFailed("call")).ShouldBe(
            (true, true, false, false)
        );
        CaseStepRecord.From(events, Mined(reopened: 40)).HasFailed("close").ShouldBeFalse("many cases go on after it");
        CaseStepRecord.From([.. events, Log("fix", "call")], Mined(reopened: 2)).HasFailed("fix").ShouldBeFalse("the last time counts");
        CaseStepRecord.From(events[..3], Mined(reopened: 2)).HasFailed("fix").ShouldBeFalse("it is over");
    }

    [Fact]
    public void On_a_log_a_step_that_nearly_always_leads_to_the_end_failed_if_the_case_went_back()
    {
        CaseEventRow[] events = [Log("look", "start"), Log("fix", "look"), Log("look", "fix")];

        CaseStepRecord.From(events, Mined(back: 3)).HasFailed("fix").ShouldBeTrue();
        CaseStepRecord.From(events, Mined(back: 40)).HasFailed("fix").ShouldBeFalse("going back is usual");
    }

    [Fact]
    public void What_was_done_before_a_case_went_on_from_its_end_may_be_due_again()
    {
        var steps = Steps(Action("close", "open", "closed"), Action("reopen", "closed", "open"));

        steps.WasDoneSinceItsEnd("close").ShouldBeFalse();
        steps.WasDone("close").ShouldBeTrue();
        steps.WasDoneSinceItsEnd("reopen").ShouldBeTrue("that was after the end");
    }

    private static WorkflowDefinition Mined(int reopened = 0, int back = 0) =>
        new(
            "log",
            1,
            "start",
            [
                new("start", Terminal: false, Waiting: false),
                new("look", Terminal: false, Waiting: false),
                new("fix", Terminal: false, Waiting: false),
                new("call", Terminal: false, Waiting: false),
                new("close", Terminal: true, Waiting: false),
            ],
            [
                new("start", "look", "look", 100),
                new("look", "fix", "fix", 100),
                new("fix", "close", "close", 100),
                new("fix", "look", "look", back),
                new("close", "call", "call", reopened),
            ]
        );

    private static DateTimeOffset At(int hour) => new(2026, 3, 2, hour, 0, 0, TimeSpan.Zero);

    private static CaseEventRow At(int hour, CaseEventRow row)
    {
        row.At = At(hour);
        return row;
    }

    private static CaseEventRow Log(string activity, string from) => Action(activity, from, activity);

    private static CaseStepRecord Steps(params CaseEventRow[] events) =>
        new(events, new HashSet<string>(StringComparer.Ordinal) { "waiting" }, new HashSet<string>(StringComparer.Ordinal) { "closed" });

    private static CaseEventRow Action(string activity, string from, string to) => Event(activity, CaseEventKind.Action, from, to);

    private static CaseEventRow System(string activity, string from, string to) => Event(activity, CaseEventKind.System, from, to);

    private static CaseEventRow Event(string activity, CaseEventKind kind, string from, string to) =>
        new()
        {
            EventKey = activity,
            Activity = activity,
            Kind = kind,
            FromState = from,
            ToState = to,
            AttributesJson = "{}",
        };
}
