using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Accounts.Advice;

/// <summary>The next action for a customer, or why there is none.</summary>
/// <param name="Action">Null if <paramref name="None"/> gives the reason.</param>
public sealed record AccountAdvice(AdvisedAction? Action, NoAdvice? None)
{
    public static AccountAdvice Because(NoAdvice none) => new(null, none);
}

/// <summary>The prepared step of one open case.</summary>
/// <param name="Rests">The signals that led to this step on this case.</param>
public sealed record AdvisedAction(Guid CaseId, PreparedStep Step, IReadOnlyList<AccountSignal> Rests)
{
    /// <summary>The deadline of the case is another reason.</summary>
    public bool IsSlaAtRisk { get; init; }

    /// <summary>No other open case visible to the reader is due earlier.</summary>
    public bool IsDueFirst { get; init; }
}

/// <summary>Why there is no next action.</summary>
public enum NoAdvice
{
    NoOpenCase,

    /// <summary>The reader may work none of the open cases, and advice is only for those who work them.</summary>
    NotTheirs,

    /// <summary>No step was computed for this reader, or the last one is outdated.</summary>
    NotPrepared,

    /// <summary>Every case the reader works is waiting for somebody, is set aside, or has no suggestion.</summary>
    NothingToDo,
}
