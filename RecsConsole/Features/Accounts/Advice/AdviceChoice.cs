using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Accounts.Advice;

/// <summary>
/// Chooses the next action for a customer among the steps that are prepared for their open cases, but not for those that are set aside: where the customer waits, then where the SLA is at
/// risk, then a step that reaches the customer, then what is urgent and due. Nothing is scored: the reasons are the signals themselves. Pure.
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
    /// The cases for which a step is to be worked out: of the few that press most, those without one. Which are the few does not depend on what is
    /// worked out, so that no other takes the place of one that has its step.
    /// </summary>
    /// <param name="open">In the order of their list.</param>
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

    // What counts this case; and what concerns the customer as a whole, where the step reaches them.
    private static List<AccountSignal> Rests(AdviceCase chosen, IReadOnlyList<AccountSignal> signals) =>
        [
            .. signals.Where(signal =>
                signal.Cases.Contains(chosen.Case.Id) || (signal.IsOfAccount && chosen.Step!.Action!.IsCustomerContact)
            ),
        ];

    private static bool Has(IReadOnlyList<AccountSignal> signals, AccountSignalKind kind, Guid caseId) =>
        signals.Any(signal => signal.Kind == kind && signal.Cases.Contains(caseId));
}

/// <summary>An open case that could be the one to act on.</summary>
/// <param name="Step">What was suggested last for it; null when nothing was that still holds.</param>
/// <param name="MayAsk">The reader works it, so that advice is for them.</param>
internal sealed record AdviceCase(CaseRow Case, PreparedStep? Step, bool MayAsk, bool IsSlaAtRisk)
{
    /// <summary>Nobody needs to look at it yet.</summary>
    public bool IsAside { get; init; }
}
