namespace RecsConsole.Features.Catalog.Mined.Confirming;

/// <summary>What is chosen on the page and not yet confirmed; kept as a draft.</summary>
public sealed record MinedChoice
{
    public static MinedChoice None { get; } = new();

    /// <summary>Keys of actions to confirm.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Keys of actions to leave out.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Changed names by key of the action.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool HasWorkflow { get; init; }

    /// <summary>Steps to leave out of the workflow.</summary>
    public IReadOnlyList<LeftOutWay> Ways { get; init; } = [];

    /// <summary>Keys of service levels to confirm.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Number of items to confirm.</summary>
    public int Count => Actions.Count + LeftOut.Count + (HasWorkflow ? 1 : 0) + Levels.Count;

    public bool IsEmpty => Count == 0 && Names.Count == 0 && Ways.Count == 0;

    /// <summary>All that is observed and not left out.</summary>
    public MinedChoice All(MinedItems items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return this with
        {
            Actions =
            [
                .. items
                    .Actions.Where(action => action.IsObserved && !LeftOut.Contains(action.Key, StringComparer.Ordinal))
                    .Select(action => action.Key),
            ],
            HasWorkflow = items.Workflow is { IsObserved: true },
            Levels = [.. items.Levels.Where(level => level.Existing is null).Select(level => level.Key)],
        };
    }

    /// <summary>Confirms the action, or no longer.</summary>
    public MinedChoice Toggle(string action) => this with { Actions = Toggled(Actions, action), LeftOut = Without(LeftOut, action) };

    /// <summary>Leaves the action out, or no longer.</summary>
    public MinedChoice ToggleLeftOut(string action) => this with { LeftOut = Toggled(LeftOut, action), Actions = Without(Actions, action) };

    /// <summary>Leaves the step out of the workflow, or no longer.</summary>
    public MinedChoice Toggle(LeftOutWay way) =>
        this with
        {
            Ways = Ways.Contains(way) ? [.. Ways.Where(each => each != way)] : [.. Ways, way],
        };

    public MinedChoice ToggleLevel(string level) => this with { Levels = Toggled(Levels, level) };

    /// <summary>Gives the action a name; its own name is no change.</summary>
    public MinedChoice Name(FoundAction action, string name)
    {
        ArgumentNullException.ThrowIfNull(action);
        var names = new Dictionary<string, string>(Names, StringComparer.Ordinal);
        names.Remove(action.Key);
        if (!string.Equals(name, action.Title, StringComparison.Ordinal))
        {
            names[action.Key] = name;
        }

        return this with
        {
            Names = names,
        };
    }

    /// <summary>What was typed and is not chosen: it stays after the rest was confirmed.</summary>
    public MinedChoice Rest() =>
        None with
        {
            Names = Names
                .Where(name => !Actions.Contains(name.Key, StringComparer.Ordinal) && !LeftOut.Contains(name.Key, StringComparer.Ordinal))
                .ToDictionary(StringComparer.Ordinal),
            Ways = HasWorkflow ? [] : Ways,
        };

    /// <summary>What to confirm, of what is still observed or left out: an older draft may name more.</summary>
    public ConfirmMinedRequest RequestFor(MinedItems items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(
            items.CaseType,
            [
                .. items
                    .Actions.Where(action =>
                        action.IsObserved || (action.IsLeftOut && !LeftOut.Contains(action.Key, StringComparer.Ordinal))
                    )
                    .Where(action =>
                        Actions.Contains(action.Key, StringComparer.Ordinal) || LeftOut.Contains(action.Key, StringComparer.Ordinal)
                    )
                    .Select(action => new ConfirmedAction(
                        action.Key,
                        Names.GetValueOrDefault(action.Key, action.Title),
                        LeftOut.Contains(action.Key, StringComparer.Ordinal)
                    )),
            ],
            HasWorkflow && items.Workflow is { IsObserved: true } workflow ? new(workflow.Version, Ways) : null,
            [
                .. items
                    .Levels.Where(level => level.Existing is null && Levels.Contains(level.Key, StringComparer.Ordinal))
                    .Select(level => new ConfirmedLevel(level.Priority, level.Hours)),
            ]
        );
    }

    private static IReadOnlyList<string> Toggled(IReadOnlyList<string> keys, string key) =>
        keys.Contains(key, StringComparer.Ordinal) ? Without(keys, key) : [.. keys, key];

    private static IReadOnlyList<string> Without(IReadOnlyList<string> keys, string key) =>
        [.. keys.Where(each => !string.Equals(each, key, StringComparison.Ordinal))];
}
