using RecsConsole.Features.Catalog.Actions.List;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>The list of the catalog that this tab left. Lives with the circuit.</summary>
public sealed class ActionMemory
{
    /// <summary>The list that was left for an action.</summary>
    public ActionFilter List { get; private set; } = new();

    /// <summary>The action that was opened from it.</summary>
    public string? Key { get; private set; }

    public void Leave(ActionFilter list, string key) => (List, Key) = (list, key);
}
