using RecsConsole.Database;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

/// <summary>A case that a log and a list both tell of keeps the steps of the log.</summary>
public sealed class LogCaseTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Stored_history_told_twice_stays_when_a_file_adds_nothing()
    {
        var found = Doubled();

        found.PreferLog();
        found.Sort();

        found.Events.Select(each => each.Activity).ShouldBe(["received", "asked", "solved", "resolved"]);
        (found.IsInBoth, found.NewEvents, found.IsReordered).ShouldBe((true, 0, false));
    }

    [Fact]
    public void Stored_history_told_twice_is_written_once_with_a_new_step()
    {
        var found = Doubled();
        found.Events.Add(Event(EventIdentity.Of("C-1", s_at.AddHours(5), "called", null, 0), "called", 5, isStored: false));

        found.PreferLog();
        found.Sort();

        found.Events.Select(each => each.Activity).ShouldBe(["asked", "solved", "called"]);
        (found.NewEvents, found.IsReordered).ShouldBe((1, true));
    }

    // as two files were stored before the log was preferred
    private static LogCase Doubled()
    {
        var found = new LogCase("C-1", stored: null);
        found.Events.AddRange([
            Event(EventIdentity.OfTicket("C-1", s_at, "received"), "received", 1, isStored: true),
            Event(EventIdentity.Of("C-1", s_at.AddHours(1), "asked", null, 0), "asked", 2, isStored: true),
            Event(EventIdentity.Of("C-1", s_at.AddHours(2), "solved", null, 0), "solved", 3, isStored: true),
            Event(EventIdentity.OfTicket("C-1", s_at.AddHours(3), "resolved"), "resolved", 4, isStored: true),
        ]);
        return found;
    }

    private static LogEvent Event(string key, string activity, int ordinal, bool isStored) =>
        new()
        {
            Key = key,
            Activity = activity,
            At = s_at.AddHours(ordinal),
            Stored = isStored
                ? new CaseEventRow
                {
                    EventKey = key,
                    Ordinal = ordinal,
                    Activity = activity,
                    Kind = CaseEventKind.Action,
                    AttributesJson = "{}",
                }
                : null,
        };
}
