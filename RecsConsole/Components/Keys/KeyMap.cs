namespace RecsConsole.Components.Keys;

/// <summary>The keys in force on the open page. Components add theirs while they are on screen; of two with the same key the later one counts.</summary>
public sealed class KeyMap
{
    private readonly List<(object Owner, IReadOnlyList<PageKey> Keys)> _groups = [];

    public event EventHandler? Changed;

    /// <summary>
    /// Whether keys of one character do something. Somebody who speaks to their computer, or brushes against keys, turns them off; Enter and what
    /// is pressed with Ctrl go on working.
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

    /// <summary>Puts the owner's keys into force, in place of those it had.</summary>
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
