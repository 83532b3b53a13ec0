namespace RecsConsole.Components.Keys;

/// <summary>A key of the open page: "j", "Shift X" or "Enter", what it does as a verb, and the doing.</summary>
public sealed record PageKey(string Key, string Does, Func<Task> Press)
{
    /// <summary>The same for something that is done at once.</summary>
    public PageKey(string key, string does, Action press)
        : this(
            key,
            does,
            () =>
            {
                press();
                return Task.CompletedTask;
            }
        ) { }
}
