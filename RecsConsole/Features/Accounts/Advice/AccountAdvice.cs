using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Accounts.Advice;

/// <summary>What to do next for a customer, or why nothing can be said.</summary>
/// <param name="Action">Null when <paramref name="None"/> says why.</param>
public sealed record AccountAdvice(AdvisedAction? Action, NoAdvice? None)
{
    public static AccountAdvice Because(NoAdvice none) => new(null, none);
}

/// <summary>The prepared step of one open case.</summary>
/// <param name="Rests">The signals for which it is this step on this case.</param>
public sealed record AdvisedAction(Guid CaseId, PreparedStep Step, IReadOnlyList<AccountSignal> Rests)
{
    /// <summary>The clock of the case is another reason.</summary>
    public bool IsSlaAtRisk { get; init; }

    /// <summary>No other open case that the reader may view is due before it.</summary>
    public bool IsDueFirst { get; init; }
}

/// <summary>Why there is no next action.</summary>
public enum NoAdvice
{
    NoOpenCase,

    /// <summary>The reader may work none of the open cases, and advice is for who works them.</summary>
    NotTheirs,

    /// <summary>No step was worked out for this reader, or what was no longer holds.</summary>
    NotPrepared,

    /// <summary>Every case that the reader works waits for somebody's answer, is set aside, or has nothing to suggest.</summary>
    NothingToDo,
}
