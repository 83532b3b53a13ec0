using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Accounts.Advice;

/// <summary>
/// Chooses the next action for a customer from the prepared steps of their open cases, ignoring cases set aside: first where the customer
/// waits, then where the SLA is at risk, then a step that contacts the customer, then by priority and deadline. Nothing is scored: the
/// signals themselves are the reasons. Pure.
/// </summary>
internal static class AdviceChoice
{
    private const int MaxAhead = 12;

    /// <param name="open">Open cases of the customer that the reader may view.</param>
    public static AccountAdvice Of(IReadOnlyList<AdviceCase> open, IReadOnlyList<AccountSignal> signals)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(signals);
        var known = open.Where(each => each is { MayAsk: true, IsAside: false, Step: not null }).ToList();
        var chosen = known
            .Where(each => each.Step!.Action is not null)
            .OrderByDescending(each => Has(signals, AccountSignalKind.CustomerWaits, each.Case.Id))
            .ThenByDescending(each => each.IsSlaAtRisk)
            .ThenByDescending(each => each.Step!.Action!.IsCustomerContact)
            .ThenByDescending(each => Has(signals, AccountSignalKind.Urgent, each.Case.Id))
            .ThenBy(each => each.Case.SlaDeadline ?? DateTimeOffset.MaxValue)
            .ThenBy(each => each.Case.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return chosen is null
            ? AccountAdvice.Because(WhyNone(open, known))
            : new(
                new(chosen.Case.Id, chosen.Step!, Rests(chosen, signals))
                {
                    IsSlaAtRisk = chosen.IsSlaAtRisk,
                    IsDueFirst = chosen.Case.SlaDeadline is { } due && !open.Any(each => each.Case.SlaDeadline < due),
                },
                null
            );
    }

    /// <summary>
    /// Cases whose next step should be computed: those without one among the few most urgent. The few are chosen regardless of which have
    /// steps, so that others do not move up when a step is computed.
    /// </summary>
    /// <param name="open">The open cases in list order.</param>
    public static IReadOnlyList<Guid> WithoutStep(IReadOnlyList<AdviceCase> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return
        [
            .. open.Where(each => each is { MayAsk: true, IsAside: false })
                .OrderByDescending(each => CaseMessages.IsUnanswered(each.Case))
                .Take(MaxAhead)
                .Where(each => each.Step is null)
                .Select(each => each.Case.Id),
        ];
    }

    private static NoAdvice WhyNone(IReadOnlyList<AdviceCase> open, List<AdviceCase> known) =>
        open.Count == 0 ? NoAdvice.NoOpenCase
        : !open.Any(each => each.MayAsk) ? NoAdvice.NotTheirs
        : known.Count < open.Count(each => each is { MayAsk: true, IsAside: false }) ? NoAdvice.NotPrepared
        : NoAdvice.NothingToDo;

    // Signals that count this case; and signals about the customer as a whole, if the step contacts them. An outdated one is no reason.
    private static List<AccountSignal> Rests(AdviceCase chosen, IReadOnlyList<AccountSignal> signals) =>
        [
            .. signals.Where(signal =>
                !signal.IsStale && (signal.Cases.Contains(chosen.Case.Id) || (signal.IsOfAccount && chosen.Step!.Action!.IsCustomerContact))
            ),
        ];

    private static bool Has(IReadOnlyList<AccountSignal> signals, AccountSignalKind kind, Guid caseId) =>
        signals.Any(signal => signal.Kind == kind && signal.Cases.Contains(caseId));
}

/// <summary>An open case to choose from.</summary>
/// <param name="Step">The step last suggested for the case; null when none is still valid.</param>
/// <param name="MayAsk">Whether the reader works the case, so that advice applies.</param>
internal sealed record AdviceCase(CaseRow Case, PreparedStep? Step, bool MayAsk, bool IsSlaAtRisk)
{
    /// <summary>The case is set aside.</summary>
    public bool IsAside { get; init; }
}
