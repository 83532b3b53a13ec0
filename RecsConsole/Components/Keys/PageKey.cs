namespace RecsConsole.Components.Keys;

/// <summary>A key of the open page: "j", "Shift X" or "Enter", what it does as a verb, and the doing.</summary>
public sealed record PageKey(string Key, string Does, Func<Task> Press)
{
    private const string Shift = "Shift ";
    private const int ShiftAndOne = 7;

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

    /// <summary>A character alone, or with Shift: "j", "/", "Shift X".</summary>
    public bool IsSingle => Key.Length == 1 || (Key.Length == ShiftAndOne && Key.StartsWith(Shift, StringComparison.Ordinal));
}
