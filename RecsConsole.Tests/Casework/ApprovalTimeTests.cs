using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Engine.Workflow;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework;

/// <summary>An approval is due while somebody works, and before the time of its case is over.</summary>
public sealed class ApprovalTimeTests
{
    private const long Hour = 3_600_000;

    // two days, 9 to 17; after them nobody works for two days, then once more
    private static readonly BusinessSpans s_spans = new([new(9 * Hour, 17 * Hour), new(33 * Hour, 41 * Hour), new(105 * Hour, 113 * Hour)]);

    [Theory]
    [InlineData(10, 34, null, 34)] // within working time: as it is
    [InlineData(34, 58, null, 41)] // tomorrow nobody works: the end of today
    [InlineData(41, 65, null, 106)] // asked after the last hour: the first hour of the next day of work
    [InlineData(10, 34, 14, 13)] // a quarter of what the case has left is for the step
    [InlineData(34, 58, 200, 41)] // the case has time enough
    [InlineData(10, 34, 9, 34)] // the case is late anyway
    public void It_is_due_in_working_time_and_before_the_case_is(int now, int latest, int? caseEnds, int due) =>
        ApprovalTime.DueMs(s_spans, now * Hour, latest * Hour, caseEnds * Hour).ShouldBe(due * Hour);

    [Fact]
    public void Around_the_clock_it_has_all_its_hours() =>
        ApprovalTime.DueMs(BusinessSpans.Always, 10 * Hour, 34 * Hour, caseEnds: null).ShouldBe(34 * Hour);
}
