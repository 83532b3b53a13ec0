namespace RecsConsole.Components.Keys;

/// <summary>A key of the open page: "j", "Shift X" or "Enter", its effect as a verb, and the handler.</summary>
public sealed record PageKey(string Key, string Does, Func<Task> Press)
{
    private const string Shift = "Shift ";
    private const int ShiftAndOne = 7;

    /// <summary>The same for a synchronous handler.</summary>
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
