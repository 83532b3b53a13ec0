using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Mined.Confirming;

/// <summary>What a person confirms of what was mined. What is not named stays observed.</summary>
/// <param name="Workflow">Null: not now.</param>
public sealed record ConfirmMinedRequest(
    string CaseType,
    IReadOnlyList<ConfirmedAction> Actions,
    ConfirmedWorkflow? Workflow,
    IReadOnlyList<ConfirmedLevel> Levels
)
{
    /// <summary>Number of items to confirm.</summary>
    public int Count => Actions.Count + (Workflow is null ? 0 : 1) + Levels.Count;
}

/// <param name="Title">The name that it shall have.</param>
/// <param name="IsLeftOut">It shall not be suggested.</param>
public sealed record ConfirmedAction(string Key, string Title, bool IsLeftOut);

/// <param name="Version">The version that was shown.</param>
/// <param name="LeftOut">Steps that shall not be allowed.</param>
public sealed record ConfirmedWorkflow(int Version, IReadOnlyList<LeftOutWay> LeftOut);

/// <summary>A step from a state.</summary>
public sealed record LeftOutWay(string From, string ActionKey);

/// <param name="Priority">Null: any.</param>
/// <param name="Hours">The hours that were shown.</param>
public sealed record ConfirmedLevel(int? Priority, int Hours);

/// <summary>How many items were confirmed; none when all of them were before.</summary>
public sealed record ConfirmedItems(int Count)
{
    /// <summary>How many of them were left out.</summary>
    public int LeftOut { get; init; }

    internal string Words => LeftOut == 0 ? Texts.MinedConfirmed.With(Count) : Texts.MinedConfirmedOrLeftOut.With(Count - LeftOut, LeftOut);
}
