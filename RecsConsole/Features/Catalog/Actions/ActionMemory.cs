using RecsConsole.Features.Catalog.Actions.List;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>What this tab was doing in the catalog: the list it left, and what was typed and not saved. Lives with the circuit.</summary>
public sealed class ActionMemory : DraftMemory<ActionForm, ActionContent>
{
    /// <summary>The list that was left for an action.</summary>
    public ActionFilter List { get; private set; } = new();

    /// <summary>The action that was opened from it.</summary>
    public string? Key { get; private set; }

    public void Leave(ActionFilter list, string key) => (List, Key) = (list, key);
}
