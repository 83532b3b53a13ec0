using RecsConsole.Features.Cases.Queue;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>The horizons of the queue count working time, as its bars do; the desk works weekdays from 8 to 18.</summary>
public sealed class SlaHorizonsTests
{
    // The Friday after the desk's Wednesday, one hour before closing.
    private static readonly DateTimeOffset s_friday = new(2026, 3, 6, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Req", "R4")]
    public async Task Weekend_does_not_count_towards_four_hours()
    {
        await using var desk = await OpenOnFridayAsync();

        var soon = await ReadAsync(desk, QueueSla.Under4h);

        // More than two days of wall-clock time, but only two and three and a half hours of work.
        soon.Lines.Select(line => line.Key).ShouldBe(["late", "monday-9", "monday-10:30"]);
        soon.Lines.ShouldAllBe(line => line.Sla!.Left(s_friday) < TimeSpan.FromHours(4));
        soon.AtRisk.ShouldBe(3);
    }

    [Fact]
    public async Task Twenty_four_hours_are_working_hours_and_late_is_late_by_the_wall()
    {
        await using var desk = await OpenOnFridayAsync();

        var day = await ReadAsync(desk, QueueSla.Under24h);
        var late = await ReadAsync(desk, QueueSla.Late);

        day.Lines.Select(line => line.Key).ShouldBe(["late", "monday-9", "monday-10:30", "monday-11", "wednesday-10"]);
        late.Lines.ShouldHaveSingleItem().Key.ShouldBe("late");
    }

    [Fact]
    public async Task Solved_case_is_neither_late_nor_at_risk_and_its_clock_stands()
    {
        await using var desk = await OpenOnFridayAsync();
        var solved = s_friday.AddHours(-2);
        await desk.AddAsync(
            desk.ACase(
                "solved",
                row => (row.OpenedAt, row.SlaDeadline, row.ResolvedAt) = (s_friday.AddDays(-2), s_friday.AddHours(-1), solved)
            )
        );

        var late = await ReadAsync(desk, QueueSla.Late);
        var all = await ReadAsync(desk, sla: null);

        late.Lines.ShouldHaveSingleItem().Key.ShouldBe("late");
        (late.AtRisk, all.AtRisk).ShouldBe((1, 3), "of those that are listed");
        var clock = all.Lines.Single(line => line.Key == "solved").Sla.ShouldNotBeNull();
        (clock.Stopped, clock.IsLate(s_friday), clock.IsAtRisk(s_friday)).ShouldBe((solved, false, false));
    }

    [Fact]
    public async Task Place_of_a_case_is_found_in_the_same_queue()
    {
        await using var desk = await OpenOnFridayAsync();

        var place = await desk.Get<FindQueuePlace>()
            .RunAsync(desk.Ana, new() { Sla = QueueSla.Under4h }, "monday-10:30", TestContext.Current.CancellationToken);

        (place.Value!.Number, place.Value.Total).ShouldBe((3, 3));
    }

    private static async Task<Desk> OpenOnFridayAsync()
    {
        var desk = await Desk.OpenAsync();
        desk.Clock.Set(s_friday);
        (string Key, DateTimeOffset Deadline)[] cases =
        [
            ("late", s_friday.AddHours(-1)),
            ("monday-9", s_friday.AddDays(3).AddHours(-8)),
            ("monday-10:30", s_friday.AddDays(3).AddHours(-6.5)),
            ("monday-11", s_friday.AddDays(3).AddHours(-6)), // exactly four hours are not less than four
            ("wednesday-10", s_friday.AddDays(5).AddHours(-7)),
            ("wednesday-12", s_friday.AddDays(5).AddHours(-5)),
        ];
        await desk.AddAsync(
            cases.Select(each => desk.ACase(each.Key, row => (row.OpenedAt, row.SlaDeadline) = (s_friday.AddDays(-2), each.Deadline)))
        );
        return desk;
    }

    private static async Task<QueueView> ReadAsync(Desk desk, QueueSla? sla)
    {
        var result = await desk.Get<ListQueueCases>().RunAsync(desk.Ana, new() { Sla = sla }, TestContext.Current.CancellationToken);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }
}
