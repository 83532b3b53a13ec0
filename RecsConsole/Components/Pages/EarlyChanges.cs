using RecsConsole.Platform.Changes;

namespace RecsConsole.Components.Pages;

/// <summary>
/// Changes that a page hears of while it does not know the id of its object yet: what it is reading may be from before them. Not
/// synchronized: used by one page, in its synchronization context.
/// </summary>
internal sealed class EarlyChanges
{
    private readonly HashSet<Guid> _ids = [];

    public void Add(IEnumerable<Change> changes) => _ids.UnionWith(changes.Select(change => change.ObjectId).OfType<Guid>());

    /// <summary>Whether this object has changed meanwhile. Forgets all: from now on the page knows its object.</summary>
    public bool Take(Guid id)
    {
        var hasChanged = _ids.Contains(id);
        _ids.Clear();
        return hasChanged;
    }
}
