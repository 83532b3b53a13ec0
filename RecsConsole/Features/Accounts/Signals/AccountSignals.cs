using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;

namespace RecsConsole.Features.Accounts.Signals;

/// <summary>Determines the signals of a customer. Pure: the same rows and instant give the same signals.</summary>
internal static class AccountSignals
{
    private const int Urgent = 1;
    private const int WindowsBefore = 3;

    /// <summary>Look-back period for finished cases.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromDays(90);

    /// <summary>How long before its end a contract is signalled: time enough for a conversation and an offer.</summary>
    public static readonly TimeSpan ContractSoon = TimeSpan.FromDays(90);

    /// <summary>Window in which new cases are counted, and compared with the three windows before.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>Age up to which rows are needed.</summary>
    public static readonly TimeSpan Reach = Window * (1 + WindowsBefore);

    /// <param name="cases">The customer's cases that the reader may view: all that are open, were opened within <see cref="Reach"/> or
    /// finished within <see cref="LookBack"/>.</param>
    /// <param name="theirTurn">Cases on which the customer has to act, although nobody replied to their last message.</param>
    /// <param name="everybody">SLA of all customers in the same period; null when it cannot be computed.</param>
    public static IReadOnlyList<AccountSignal> Of(
        AccountRow account,
        IReadOnlyList<CaseRow> cases,
        IReadOnlySet<Guid> theirTurn,
        SlaRecord? everybody,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(theirTurn);
        IEnumerable<AccountSignal?> all =
        [
            Waits(cases, theirTurn),
            UrgentOpen(cases),
            ContractEnds(account, now),
            SlaMissed(cases, everybody, now),
            Reopened(cases, now),
            MoreThanUsual(cases, now),
        ];
        return [.. all.OfType<AccountSignal>()];
    }

    /// <summary>The customer waits for an answer on this case.</summary>
    public static bool IsWaiting(CaseRow row, IReadOnlySet<Guid> theirTurn)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(theirTurn);
        return row.IsOpen && CaseMessages.IsUnanswered(row) && !theirTurn.Contains(row.Id);
    }

    private static AccountSignal? Waits(IReadOnlyList<CaseRow> cases, IReadOnlySet<Guid> theirTurn)
    {
        var waiting = cases.Where(row => IsWaiting(row, theirTurn)).OrderBy(row => row.CustomerWroteAt).ToList();
        return Counted(AccountSignalKind.CustomerWaits, waiting) is { } signal ? signal with { At = waiting[0].CustomerWroteAt } : null;
    }

    private static AccountSignal? UrgentOpen(IReadOnlyList<CaseRow> cases) =>
        Counted(AccountSignalKind.Urgent, cases.Where(row => row is { IsOpen: true, Priority: Urgent }).OrderBy(row => row.OpenedAt));

    // There is no case to count: the date is shown on the page.
    private static AccountSignal? ContractEnds(AccountRow account, DateTimeOffset now) =>
        account.ContractEndsAt is { } end && end <= now + ContractSoon
            ? new(AccountSignalKind.ContractEnds, []) { At = end, IsStale = now - account.TermsCheckedAt > CaseRecord.TermsLimit }
            : null;

    private static AccountSignal? SlaMissed(IReadOnlyList<CaseRow> cases, SlaRecord? everybody, DateTimeOffset now)
    {
        var finished = Finished(cases, now).Where(row => row.SlaMet is not null).ToList();
        var missed = finished.Where(row => row.SlaMet is false).OrderByDescending(row => row.ResolvedAt);
        return Counted(AccountSignalKind.SlaMissed, missed) is { } signal
            ? signal with
            {
                OutOf = finished.Count,
                Everybody = everybody,
            }
            : null;
    }

    private static AccountSignal? Reopened(IReadOnlyList<CaseRow> cases, DateTimeOffset now)
    {
        var current = cases.Where(row => row.IsOpen).Concat(Finished(cases, now)).ToList();
        var again = current.Where(row => row.Reopened).OrderByDescending(row => row.LastEventAt);
        return Counted(AccountSignalKind.Reopened, again) is { } signal ? signal with { OutOf = current.Count } : null;
    }

    // At least half as many again, and at least two more: a difference of one case is chance.
    private static AccountSignal? MoreThanUsual(IReadOnlyList<CaseRow> cases, DateTimeOffset now)
    {
        List<CaseRow> OpenedIn(int window) =>
            [.. cases.Where(row => row.OpenedAt > now - (Window * (window + 1)) && row.OpenedAt <= now - (Window * window))];

        var lately = OpenedIn(0);
        List<int> before = [.. Enumerable.Range(1, WindowsBefore).Select(window => OpenedIn(window).Count)];
        var usual = before.Average();
        return lately.Count >= usual + 2 && lately.Count >= 1.5 * usual
            ? Counted(AccountSignalKind.MoreThanUsual, lately.OrderByDescending(row => row.OpenedAt))! with
            {
                Before = before,
            }
            : null;
    }

    private static IEnumerable<CaseRow> Finished(IReadOnlyList<CaseRow> cases, DateTimeOffset now) =>
        cases.Where(row => !row.IsOpen && row.ResolvedAt > now - LookBack);

    private static AccountSignal? Counted(AccountSignalKind kind, IEnumerable<CaseRow> cases)
    {
        List<Guid> ids = [.. cases.Select(row => row.Id)];
        return ids.Count == 0 ? null : new(kind, ids);
    }
}
