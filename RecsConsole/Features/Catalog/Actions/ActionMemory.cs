using RecsConsole.Features.Catalog.Actions.List;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>The catalog list that this tab last showed. Lives as long as the circuit.</summary>
public sealed class ActionMemory
{
    /// <summary>The filter of the list from which an action was opened.</summary>
    public ActionFilter List { get; private set; } = new();

    /// <summary>The action that was opened from it.</summary>
    public string? Key { get; private set; }

    public void Leave(ActionFilter list, string key) => (List, Key) = (list, key);
}
