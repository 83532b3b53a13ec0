namespace RecsConsole.Features.Catalog.Lists;

/// <summary>The list that this tab last showed. Lives as long as the circuit.</summary>
public sealed class ListMemory<TFilter>
    where TFilter : class, new()
{
    /// <summary>The filter of the list from which an item was opened.</summary>
    public TFilter List { get; private set; } = new();

    /// <summary>The item that was opened from the list; null when the list does not record it.</summary>
    public string? Key { get; private set; }

    public void Leave(TFilter list, string? key = null) => (List, Key) = (list, key);
}
