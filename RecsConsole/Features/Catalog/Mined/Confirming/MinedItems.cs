using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Catalog.Mined.Confirming;

/// <summary>What was mined from the history of a case type, with its evidence, and what a person has confirmed of it.</summary>
/// <param name="Workflow">Null when the type has no published workflow.</param>
/// <param name="MayConfirm">The reader may confirm.</param>
public sealed record MinedItems(
    string CaseType,
    IReadOnlyList<FoundAction> Actions,
    FoundWorkflow? Workflow,
    IReadOnlyList<MinedLevel> Levels,
    bool MayConfirm
)
{
    /// <summary>Number of items that nobody has confirmed.</summary>
    public int Observed =>
        Actions.Count(action => action.IsObserved)
        + (Workflow is { IsObserved: true } ? 1 : 0)
        + Levels.Count(level => level.Existing is null);

    /// <summary>Whether the action comes from a history alone: no person wrote or published it.</summary>
    public static bool IsObserved(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Kind: ActionFacts.LoggedKind, AuthorId: null, PublishedById: null };
    }
}

/// <summary>Who confirmed an item.</summary>
/// <param name="Name">Null when nobody is recorded.</param>
public sealed record Confirmation(string? Name, DateTimeOffset At);

/// <summary>An activity of the history that became an action.</summary>
/// <param name="Seen">How many events of the cases are this step.</param>
/// <param name="By">Null while it is observed.</param>
public sealed record FoundAction(string Key, string Title, int Seen, Confirmation? By)
{
    public bool IsObserved => By is null && !IsLeftOut;

    /// <summary>A person left it out: it is not suggested, although the workflow may still have its step.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>It can be confirmed, also after it was left out.</summary>
    public bool MayBeConfirmed => By is null;
}

/// <summary>The workflow of the case type.</summary>
/// <param name="By">Null while it is observed.</param>
public sealed record FoundWorkflow(string Key, int Version, IReadOnlyList<FoundState> States, Confirmation? By)
{
    public bool IsObserved => By is null;
}

/// <summary>A state of the workflow.</summary>
/// <param name="Ends">Cases are over in it.</param>
/// <param name="Ways">The steps out of it, the most frequent first.</param>
public sealed record FoundState(string Key, bool Ends, IReadOnlyList<FoundWay> Ways);

/// <summary>A step from one state to another.</summary>
/// <param name="Seen">How often cases took it.</param>
public sealed record FoundWay(string From, string ActionKey, string To, int Seen);
