using RecsConsole.Cli.Census;
using RecsConsole.Database;
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
    public void What_was_done_before_a_case_went_on_from_its_end_may_be_due_again()
    {
        var steps = Steps(Action("close", "open", "closed"), Action("reopen", "closed", "open"));

        steps.WasDoneSinceItsEnd("close").ShouldBeFalse();
        steps.WasDone("close").ShouldBeTrue();
        steps.WasDoneSinceItsEnd("reopen").ShouldBeTrue("that was after the end");
    }

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
