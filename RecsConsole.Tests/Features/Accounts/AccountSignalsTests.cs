using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Features.Accounts;
using RecsConsole.Features.Accounts.Signals;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Accounts.ARow;

namespace RecsConsole.Tests.Features.Accounts;

/// <summary>Which signals are counted for a customer, and from which count on they are shown.</summary>
public sealed class AccountSignalsTests
{
    [Fact]
    public void Quiet_customer_has_no_signal() =>
        Of([Open("open", row => row.RepliedAt = Now), Finished("done", daysAgo: 3)], contract: Now.AddDays(200)).ShouldBeEmpty();

    [Theory]
    [InlineData(90, true, "ends in 90 days")]
    [InlineData(91, false, null)]
    [InlineData(0, true, "ended today")]
    [InlineData(-12, true, "ended 12 days ago")]
    public void Contract_is_a_signal_from_ninety_days_before_its_end(int days, bool holds, string? words)
    {
        var signal = Of([], contract: Now.AddDays(days)).SingleOrDefault();

        (signal is not null).ShouldBe(holds);
        signal?.Kind.ShouldBe(AccountSignalKind.ContractEnds);
        signal?.Cases.ShouldBeEmpty();
        if (words is not null)
        {
            AccountLabels.Title(signal!, Now, null).ShouldBe($"The contract {words}");
        }
    }

    [Theory]
    [InlineData(3, "ends today", "ends tomorrow")] // 13:00 in London, and 2:00 of the next day at UTC+13
    [InlineData(-1, "ended today", "ended today")]
    [InlineData(-11, "ended yesterday", "ended today")]
    public void Days_to_the_end_of_a_contract_are_those_of_the_reader(int hours, string inUtc, string farEast)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(13), "east", "east");

        AccountLabels.Contract(Now.AddHours(hours), Now, null).ShouldBe(inUtc);
        AccountLabels.Contract(Now.AddHours(hours), Now, zone).ShouldBe(farEast);
    }

    [Fact]
    public void Contract_that_does_not_end_soon_has_a_date_as_on_the_case()
    {
        var end = Now.AddDays(150);

        AccountLabels.Contract(end, Now, null).ShouldBe($"ends {InstantLabels.DayOf(end, Now, null)}");
    }

    [Fact]
    public void Missed_sla_is_counted_out_of_the_finished_cases_that_had_one_beside_all_customers()
    {
        var missed = Finished("missed", daysAgo: 10, slaMet: false);

        var signal = Of(
                [
                    missed,
                    Finished("met", daysAgo: 20),
                    Finished("without", daysAgo: 5, slaMet: null),
                    Finished("long-ago", daysAgo: 91, slaMet: false),
                    Open("late", row => row.SlaDeadline = Now.AddDays(-1)),
                ],
                new SlaRecord(13, 251)
            )
            .ShouldHaveSingleItem();

        (signal.Kind, signal.OutOf).ShouldBe((AccountSignalKind.SlaMissed, 2));
        signal.Cases.ShouldBe([missed.Id]);
        AccountLabels.Title(signal, Now, null).ShouldBe("1 of 2 finished cases missed their SLA");
        AccountLabels.Detail(signal, Now, null).ShouldBe("in the last 90 days; 13 of 251 across all customers");
    }

    [Fact]
    public void Nothing_is_compared_where_all_customers_cannot_be_counted() =>
        AccountLabels
            .Detail(Of([Finished("missed", daysAgo: 1, slaMet: false)]).ShouldHaveSingleItem(), Now, null)
            .ShouldBe("in the last 90 days");

    [Fact]
    public void Reopened_cases_are_counted_while_open_and_for_ninety_days_after()
    {
        var open = Open("open", row => row.Reopened = true);
        var done = Finished("done", daysAgo: 89, change: row => (row.Reopened, row.LastEventAt) = (true, Now.AddDays(-89)));

        var signal = Of([open, done, Finished("old", 100, change: row => row.Reopened = true), Finished("plain", 2)])
            .ShouldHaveSingleItem();

        (signal.Kind, signal.OutOf).ShouldBe((AccountSignalKind.Reopened, 3));
        signal.Cases.ShouldBe([open.Id, done.Id]);
    }

    [Theory]
    [InlineData(4, new[] { 2, 2, 2 }, true)] // twice as many
    [InlineData(3, new[] { 2, 2, 2 }, false)] // one more may be chance
    [InlineData(2, new[] { 0, 0, 0 }, true)]
    [InlineData(1, new[] { 0, 0, 0 }, false)]
    [InlineData(12, new[] { 10, 10, 10 }, false)] // two more, but not half as many again
    [InlineData(15, new[] { 10, 10, 10 }, true)]
    public void More_cases_than_usual_are_half_as_many_again_and_two_at_least(int lately, int[] before, bool holds)
    {
        List<CaseRow> rows = [.. OpenedDaysAgo(5, lately)];
        rows.AddRange(before.SelectMany((count, window) => OpenedDaysAgo(35 + (30 * window), count)));

        var signal = Of(rows).SingleOrDefault();

        (signal is not null).ShouldBe(holds);
        if (signal is not null)
        {
            signal.Cases.ShouldBe(rows.Take(lately).Select(row => row.Id), ignoreOrder: true);
            signal.Before.ShouldBe(before);
        }
    }

    [Fact]
    public void Windows_meet_without_a_gap_and_without_counting_twice()
    {
        List<CaseRow> rows = [.. OpenedDaysAgo(30, 1), .. OpenedDaysAgo(60, 1), .. OpenedDaysAgo(90, 1), .. OpenedDaysAgo(120, 1)];

        // A window includes its later edge only, so the case of 120 days ago is in no window.
        Of([.. rows, .. OpenedDaysAgo(0, 3)]).ShouldHaveSingleItem().Before.ShouldBe([1, 1, 1]);
    }

    [Fact]
    public void Customer_waits_on_open_cases_that_nobody_answered_since_the_first_of_them()
    {
        var (first, second) = (Waiting("first", hoursAgo: 30), Waiting("second", hoursAgo: 2));

        var signal = Of([
                second,
                first,
                Open("answered", row => (row.CustomerWroteAt, row.RepliedAt) = (Now.AddHours(-9), Now.AddHours(-8))),
                Finished("done", daysAgo: 2, change: row => row.CustomerWroteAt = Now.AddDays(-2)),
            ])
            .ShouldHaveSingleItem();

        (signal.Kind, signal.At).ShouldBe((AccountSignalKind.CustomerWaits, Now.AddHours(-30)));
        signal.Cases.ShouldBe([first.Id, second.Id]);
    }

    [Fact]
    public void Urgent_is_an_open_case_of_the_highest_priority()
    {
        var urgent = Open("urgent", row => row.Priority = 1);

        var signal = Of([urgent, Open("high", row => row.Priority = 2), Finished("was", 1, change: row => row.Priority = 1)])
            .ShouldHaveSingleItem();

        signal.Kind.ShouldBe(AccountSignalKind.Urgent);
        signal.Cases.ShouldBe([urgent.Id]);
    }

    private static IReadOnlyList<AccountSignal> Of(
        IReadOnlyList<CaseRow> cases,
        SlaRecord? everybody = null,
        DateTimeOffset? contract = null
    ) => AccountSignals.Of(Account(contract), cases, new HashSet<Guid>(), everybody, Now);

    private static CaseRow Waiting(string key, int hoursAgo) => Open(key, row => row.CustomerWroteAt = Now.AddHours(-hoursAgo));

    private static IEnumerable<CaseRow> OpenedDaysAgo(int days, int count) =>
        Enumerable.Range(0, count).Select(_ => Finished("opened", 300, change: row => row.OpenedAt = Now.AddDays(-days)));
}
