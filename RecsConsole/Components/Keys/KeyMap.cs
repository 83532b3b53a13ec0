namespace RecsConsole.Components.Keys;

/// <summary>
/// The keys in force on the open page. Components add theirs while they are on screen; of two with the same key the later one counts.
/// </summary>
public sealed class KeyMap
{
    private readonly List<(object Owner, IReadOnlyList<PageKey> Keys)> _groups = [];

    public event EventHandler? Changed;

    /// <summary>
    /// Whether single-character keys are active. Users of speech input, or those who hit keys by accident, can turn them off; Enter and
    /// combinations with Ctrl keep working.
    /// </summary>
    public bool HasSingleKeys { get; private set; } = true;

    public IReadOnlyList<PageKey> InForce =>
        [
            .. _groups
                .SelectMany(group => group.Keys)
                .Where(key => HasSingleKeys || !key.IsSingle)
                .GroupBy(key => key.Key, StringComparer.Ordinal)
                .Select(same => same.Last()),
        ];

    public void UseSingleKeys(bool isOn)
    {
        if (isOn != HasSingleKeys)
        {
            HasSingleKeys = isOn;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Registers the owner's keys, replacing its previous ones.</summary>
    public void Put(object owner, IReadOnlyList<PageKey> keys)
    {
        var index = _groups.FindIndex(group => group.Owner == owner);
        if (index < 0)
        {
            _groups.Add((owner, keys));
        }
        else
        {
            _groups[index] = (owner, keys);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Remove(object owner)
    {
        if (_groups.RemoveAll(group => group.Owner == owner) > 0)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    public Task PressAsync(string key) =>
        InForce.FirstOrDefault(candidate => string.Equals(candidate.Key, key, StringComparison.Ordinal))?.Press() ?? Task.CompletedTask;
}
